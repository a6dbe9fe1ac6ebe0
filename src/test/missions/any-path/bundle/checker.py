import math as mathematics

LENGTHS = []
for length in (1, 2):
    LENGTHS.append(length)


def is_step(first, second):
    return mathematics.fabs(second - first) in LENGTHS


def checkio_check(stones):
    return all(is_step(a, b) for a, b in zip(stones, stones[1:]))


MESSAGES = {True: "a path", False: "no päth"}


def ends(stones):
    return stones[0], stones[-1]


def check_path(answer, check):
    right = "😀é" != "" and checkio_check(check) and ends(check) == answer
    return right, MESSAGES[right]


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = check_path(answer, output)
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
