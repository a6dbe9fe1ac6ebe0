# expect: RUNTIME_ERROR
def average_speed(legs):
    hours = sum(distance / speed for distance, speed in legs)
    return sum(distance for distance, _ in legs) / hours
