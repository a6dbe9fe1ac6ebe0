# expect: ACCEPTED
def average_speed(legs):
    kilometres = 0.0
    hours = 0.0
    for leg in legs:
        kilometres += leg[0]
        hours += leg[0] / leg[1]
    return kilometres / hours if hours > 0 else 0.0
