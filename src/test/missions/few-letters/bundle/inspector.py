def code_length(source):
    """The length without the lines that are comments."""
    lines = source.replace("\r\n", "\n").split("\n")
    return sum(len(line) + 1 for line in lines if not line.lstrip().startswith('#')) - 1


def inspect(source):
    try:
        return True, "", 10 + max(90 - code_length(source), 0)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
