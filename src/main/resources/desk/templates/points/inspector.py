import ast


def inspect(source):
    """Returns whether the solution may be tested, a message, and the points."""
    length = len(ast.unparse(ast.parse(source)))
    return True, "%d characters" % length, max(1, min(20, 50 - length))
