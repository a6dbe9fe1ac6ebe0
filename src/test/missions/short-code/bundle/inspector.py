def inspector(code, runner):
    return len(code) < 100, "too long"


def inspect(source):
    try:
        right, message = inspector(source, "python-3")
        if not right:
            return False, message if isinstance(message, str) else ""
        return True, ""
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
