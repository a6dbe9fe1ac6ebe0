# expect: ACCEPTED
def average_speed(legs: list[tuple[float, float]]) -> float:
    hours = sum(distance / speed for distance, speed in legs)
    if hours == 0:
        return 0.0
    return sum(distance for distance, _ in legs) / hours
