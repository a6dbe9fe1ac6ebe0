# expect: WRONG_ANSWER Basics
def average_speed(legs):
    total = sum(distance for distance, _ in legs)
    if total == 0:
        return 0.0
    return sum(distance * speed for distance, speed in legs) / total
