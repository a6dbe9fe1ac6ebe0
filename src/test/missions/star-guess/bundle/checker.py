def near(values, result):
    if not isinstance(result, (int, float)):
        return False, "A brightness is a number", 0
    off = abs(result - values[-1])
    return off < 5, "off by {}".format(off), round(100 / (1 + off))


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = near(answer, output)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if not isinstance(verdict, (list, tuple)) or len(verdict) != 3:
        return False, "the checker gives no verdict with points"
    right, message, points = verdict
    return bool(right), "" if message is None else str(message), points if right else 0
