# expect: WRONG_ANSWER Uneven legs
def average_speed(legs):
    if not legs:
        return 0.0
    return len(legs) / sum(1 / speed for _, speed in legs)
