TAKEN = set()
BROKEN = []
ROWS = {}


def note(group, seats):
    for seat in seats:
        group.add(seat)


def take_all():
    note(TAKEN, [2, 3])


def row(function):
    ROWS[function.__name__] = function
    return function


@row
def front(seat):
    return seat < 10


take_all()
BROKEN.extend([5])


def free(answer, seat):
    if seat in TAKEN or seat in BROKEN:
        return False, "the seat is not free"
    return ROWS["front"](seat) and seat >= answer, "too far back"


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = free(answer, output)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if isinstance(verdict, (list, tuple)) and len(verdict) == 2:
        right, message = verdict
    elif isinstance(verdict, bool):
        right, message = verdict, None
    else:
        return False, "the checker gives no verdict"
    if message is None:
        return bool(right)
    return bool(right), message if isinstance(message, str) else str(message)
