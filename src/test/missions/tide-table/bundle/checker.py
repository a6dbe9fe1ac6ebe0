NEAR = 0.5


def nearness(heights, guess):
    if isinstance(guess, bool) or not isinstance(guess, (int, float)):
        return False, "A height is a number.", 0
    reach = (max(heights) - min(heights)) * NEAR
    away = abs(guess - heights[-1])
    return True, "Next", 0 if away >= reach else round(100 * (reach - away) / reach)


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = nearness(answer, output)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if not isinstance(verdict, (list, tuple)) or len(verdict) != 3:
        return False, "the checker gives no verdict with points"
    right, message, points = verdict
    return bool(right), "" if message is None else str(message), points if right else 0
