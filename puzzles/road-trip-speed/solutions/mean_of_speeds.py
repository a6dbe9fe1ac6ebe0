# expect: WRONG_ANSWER Basics
def average_speed(legs):
    if not legs:
        return 0.0
    return sum(speed for _, speed in legs) / len(legs)
