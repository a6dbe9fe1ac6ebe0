# expect: WRONG_ANSWER Uneven legs
def average_speed(legs):
    hours = sum(distance / speed for distance, speed in legs)
    if hours == 0:
        return 0.0
    return round(sum(distance for distance, _ in legs) / hours, 2)
