import ast


def examples(text, function):
    """Finds example calls of the function in a statement's code, each as [line, arguments, value].

    Known forms, in fenced or indented code: 'f(1) == 2', 'assert f(1) == 2', 'f(1)  # 2',
    'f(1) -> 2', and an interactive session. Other forms are ignored.
    """
    found = []
    lines = text.split('\n')
    number = 0
    while number < len(lines):
        line = lines[number].strip()
        number += 1
        if line.startswith('>>> '):
            shown = lines[number].strip() if number < len(lines) else ''
            example = pair(line[4:], shown, function)
        else:
            example = single(line, function)
        if example:
            found.append([number, *example])
    return found


def single(line, function):
    for arrow in ('->', '→', '=>', '#'):
        if arrow in line:
            left, right = line.split(arrow, 1)
            example = pair(left.strip().strip('`').strip(), right.strip().strip('`').strip(), function)
            if example:
                return example
    try:
        statement = ast.parse(line.strip('`')).body[0]
    except (SyntaxError, ValueError, IndexError, RecursionError, MemoryError):
        return None
    test = statement.test if isinstance(statement, ast.Assert) else getattr(statement, 'value', None)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
        return example_of(test.left, test.comparators[0], function)
    return None


def pair(call, value, function):
    try:
        return example_of(
            ast.parse(call, mode='eval').body, ast.parse(value, mode='eval').body, function)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def example_of(call, value, function):
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) \
            or call.func.id != function or call.keywords:
        return None
    try:
        return [[ast.literal_eval(a) for a in call.args], ast.literal_eval(value)]
    except (ValueError, TypeError, RecursionError, MemoryError):
        return None
