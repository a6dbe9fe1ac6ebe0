import ast


def inspect(source):
    length = len(ast.unparse(ast.parse(source)))
    return True, "%d characters" % length, max(1, 30 - max(0, length - 51) // 5)
