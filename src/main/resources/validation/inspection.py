import ast

WANTED = {
    'adapter.py': ('adapt', 2, 2, 'function, input'),
    'checker.py': ('check', 3, 3, 'input, answer, output'),
    'referee.py': ('referee', 0, 2, 'input'),
    'inspector.py': ('inspect', 1, 1, 'source'),
    'generator.py': ('generate', 1, 1, 'random'),
}


# What the engine does not do as CPython does, and a bundle can do without.
ABSENT = {
    ('sys', 'getsizeof'), ('sys', 'getrefcount'), ('unicodedata', 'numeric'),
    ('unicodedata', 'decimal'), ('unicodedata', 'digit'), ('unicodedata', 'decomposition'),
    ('unicodedata', 'east_asian_width'), ('unicodedata', 'mirrored'), ('unicodedata', 'lookup')}
ANY_ORDER = {
    'sorted', 'len', 'sum', 'max', 'min', 'set', 'frozenset', 'any', 'all', 'Counter', 'shuffle'}


def inspect(files, broken, failing):
    """What is found in the Python of a bundle, each as [file, line, message]: faults, and hints."""
    faults, hints = [], []
    for name in sorted(files):
        try:
            tree = ast.parse(files[name], name)
            compile(files[name], name, 'exec', dont_inherit=True)
        except SyntaxError as e:
            if name not in broken:
                faults.append([name, e.lineno or 0, 'does not compile: ' + str(e.msg)])
        except (ValueError, RecursionError, MemoryError) as e:
            faults.append([name, 0, 'cannot be compiled: ' + (str(e) or type(e).__name__)])
        else:
            if name in WANTED:
                faults += missing(name, tree)
            if name not in failing:
                hints += [[name, line, text] for line, text in differences(tree, False)]
    return [faults, hints]


def differences(node, any_order):
    """Where code depends on what the engine does in another way than CPython."""
    if isinstance(node, ast.Call):
        function = node.func
        called = getattr(function, 'id', None) or getattr(function, 'attr', None)
        first = node.args[0] if node.args else None
        if isinstance(function, ast.Attribute) and called == 'pop' and not node.args:
            first = function.value
        if called in ('list', 'tuple', 'join', 'iter', 'enumerate', 'pop') \
                and not any_order and is_set(first):
            yield node.lineno, (
                'depends on the order of a set, which is another one in CPython; sort it')
        any_order = called in ANY_ORDER
    elif isinstance(node, ast.Attribute):
        if (getattr(node.value, 'id', None), node.attr) in ABSENT:
            yield node.lineno, node.value.id + '.' + node.attr + ' does not work here'
    elif isinstance(node, ast.FunctionDef) and node.name == '__del__':
        yield node.lineno, '__del__ runs late or never here'
    for child in ast.iter_child_nodes(node):
        yield from differences(child, any_order)


def is_set(node):
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)):
        return is_set(node.left) or is_set(node.right)
    return isinstance(node, (ast.Set, ast.SetComp)) or isinstance(node, ast.Call) \
        and getattr(node.func, 'id', None) in ('set', 'frozenset')


def missing(name, tree):
    function, least, most, parameters = WANTED[name]
    wanted = 'def %s(%s)' % (function, parameters)
    found = None
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            found = node
        elif isinstance(node, ast.AsyncFunctionDef) and node.name == function:
            return [[name, node.lineno, 'must not be async: ' + wanted]]
        elif isinstance(node, (ast.Assign, ast.ImportFrom)) and function in names(node):
            return []
    if found is None:
        return [[name, 0, 'does not define ' + wanted]]
    arguments = found.args
    count = len(arguments.posonlyargs) + len(arguments.args)
    needed = count - len(arguments.defaults)
    keyword = [a for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults) if d is None]
    takes = count if not arguments.vararg else max(count, most)
    if needed > most or takes < least or keyword:
        return [[name, found.lineno, 'takes other parameters than ' + wanted]]
    if function in ('generate', 'referee') and not yields(found):
        return [[name, found.lineno, wanted + ' must yield']]
    return []


def names(node):
    if isinstance(node, ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def yields(function):
    # It may also return another function's generator.
    todo = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)) or (
                isinstance(node, ast.Return) and node.value is not None):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)
    return False
