from functools import wraps


def told_by_asserts(check):
    @wraps(check)
    def wrapper(*arguments):
        try:
            check(*arguments)
        except AssertionError as problem:
            return False, problem.args[0]
        return True, "Bright!"
    return wrapper


@told_by_asserts
def checker(rows, result):
    assert isinstance(result, list) and all(isinstance(row, str) for row in result), "Rows are texts."
    assert list(map(len, result)) == list(map(len, rows)), "The sizes differ."
    for row, filled in zip(rows, result):
        assert set(filled) <= set("#o"), f"{filled!r} has gaps."
        assert all(old in (".", new) for old, new in zip(row, filled)), "A given lamp has changed."
        for lamp in "#o":
            assert lamp * 3 not in filled, f"{lamp * 3} in {filled!r}"


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = checker(answer, output)
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
