MOST = 10


def distance(answer, result):
    if not isinstance(result, (int, float)):
        return False, "A temperature is a number", 0
    score = max(0, MOST - abs(answer - result))
    return score > 0, "{} points".format(score), score


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = distance(answer, output)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if not isinstance(verdict, (list, tuple)) or len(verdict) != 3:
        return False, "the checker gives no verdict with points"
    right, message, points = verdict
    return bool(right), "" if message is None else str(message), points if right else 0
