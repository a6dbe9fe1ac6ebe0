def checker(result, test_data):
    return result['code_result']


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = checker({"code_result": output}, {"answer": answer})
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
