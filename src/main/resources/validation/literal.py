import ast


def read(text):
    """Reads the literal in tests.py and the line of each test, without executing the file."""
    try:
        module = ast.parse(text, 'tests.py')
    except SyntaxError as e:
        return ['fault', e.lineno or 0, 'does not compile: ' + str(e.msg)]
    except (RecursionError, MemoryError, ValueError) as e:
        return ['fault', 0, 'cannot be read: ' + (str(e) or type(e).__name__)]
    body = module.body
    if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) \
            and isinstance(body[0].value.value, str):
        body = body[1:]
    if len(body) != 1 or not isinstance(body[0], (ast.Assign, ast.AnnAssign)):
        where = body[1].lineno if len(body) > 1 else body[0].lineno if body else 0
        return ['fault', where, 'must hold one literal, TESTS = {…}, and nothing else']
    target = body[0].targets[0] if isinstance(body[0], ast.Assign) else body[0].target
    value = body[0].value
    if not isinstance(target, ast.Name) or value is None:
        return ['fault', body[0].lineno, 'must assign the literal to one name, TESTS = {…}']
    dicts = []
    fault = first_fault(value, dicts)
    if fault:
        return fault
    if not isinstance(value, ast.Dict):
        return ['fault', value.lineno, 'must be a dict of categories']
    try:
        for node in dicts:
            fault = twice(node, 'category' if node is value else 'key')
            if fault:
                return fault
        tests = ast.literal_eval(value)
    except (ValueError, TypeError, RecursionError, MemoryError) as e:
        return ['fault', value.lineno, 'is no literal: ' + (str(e) or type(e).__name__)]
    lines = {}
    for key, listed in zip(value.keys, value.values):
        items = listed.elts if isinstance(listed, (ast.List, ast.Tuple)) else [listed]
        lines[str(ast.literal_eval(key))] = [item.lineno for item in items]
    return ['ok', tests, lines]


def twice(node, what):
    """The line of a key that is there twice. Python keeps the last value."""
    seen = set()
    for key in node.keys:
        name = key.value if isinstance(key, ast.Constant) else ast.literal_eval(key)
        if name in seen:
            return ['fault', key.lineno, what + ' ' + repr(name)[:100] + ' is there twice']
        seen.add(name)
    return None


def unhashable(nodes):
    """The first of these keys or elements that holds a list, a dict or a set."""
    for node in nodes:
        todo = [node]
        while todo:
            part = todo.pop()
            if isinstance(part, (ast.List, ast.Dict, ast.Set)) or is_empty_set(part):
                return node
            if isinstance(part, ast.Tuple):
                todo += part.elts
    return None


def is_empty_set(node):
    return isinstance(node, ast.Call) and ast.unparse(node) == 'set()'


def first_fault(value, dicts):
    """The line of the first part that is not a literal. Adds each dict that comes before it."""
    todo = [value]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.Dict):
            if None in node.keys:
                return ['fault', node.lineno, 'a literal holds no **']
            hashed = node.keys
            dicts.append(node)
        else:
            hashed = node.elts if isinstance(node, ast.Set) else []
        wrong = unhashable(hashed)
        if wrong:
            return ['fault', wrong.lineno, 'must be hashable: ' + ast.unparse(wrong)[:100]]
        if isinstance(node, ast.Dict):
            todo += node.values[::-1] + node.keys[::-1]
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            todo += node.elts[::-1]
        elif isinstance(node, ast.Constant):
            if node.value is ...:
                return ['fault', node.lineno, 'is no literal: ...']
        elif isinstance(node, (ast.UnaryOp, ast.BinOp)) or is_empty_set(node):
            try:
                ast.literal_eval(node)
            except (ValueError, TypeError):
                return ['fault', node.lineno, 'is no literal: ' + ast.unparse(node)[:100]]
        else:
            return ['fault', node.lineno, 'is no literal: ' + ast.unparse(node)[:100]]
    return None
