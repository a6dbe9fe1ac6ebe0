CLOSED, MODULES = ['eval', 'import'], []


def closed_names(source):
    """CheckIO closes these names and modules to solutions."""
    import ast

    tree = ast.parse(source)
    for name in builtin_names(tree, {*CLOSED, "__builtins__"} if CLOSED else set()):
        return False, name + " is closed"
    named = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
             and len(node.args) == 1 and isinstance(node.args[0], ast.Constant)}
    for node in ast.walk(tree):
        modules = []
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if "import" in CLOSED or "__import__" in CLOSED:
                return False, "import is closed"
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [
                node.module or ""]
        elif isinstance(node, ast.Call) and id(node.func) in named:
            if isinstance(node.func, ast.Name) and node.func.id == "__import__":
                modules = [str(node.args[0].value)]
        elif MODULES and isinstance(node, ast.Name) and node.id == "__import__":
            if id(node) not in named:
                return False, "__import__ is closed, except with the name of a module"
        for name in modules:
            top = name.partition(".")[0]
            if name in MODULES or top in MODULES or (CLOSED and name == "builtins") or (
                    MODULES and top == "importlib"):
                return False, "the module " + name + " is closed"
    return True, ""


def builtin_names(tree, closed):
    """The closed names that are looked up where the source has no such name of its own."""
    import ast

    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    comprehensions = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    top = own_names_of_module(tree) & closed
    todo = [(tree, top)]
    while todo:
        node, own = todo.pop()
        inner, inside = own, list(ast.iter_child_nodes(node))
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Store) and node.id in closed - own:
                yield node.id
        elif isinstance(node, functions):
            body = node.body if isinstance(node.body, list) else [node.body]
            bound, shared = bound_in(body)
            given = node.args
            bound |= {part.arg for part in given.posonlyargs + given.args + given.kwonlyargs
                      + [given.vararg, given.kwarg] if part}
            inner = (own | bound & closed) - shared | top & shared
            within = {id(part) for part in body}
            todo += [(part, own) for part in inside if id(part) not in within]
            inside = body
        elif isinstance(node, comprehensions):
            inner = own | {part.id for loop in node.generators for part in ast.walk(loop.target)
                           if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
            first = node.generators[0]
            todo += [(first.iter, own)] + [(part, inner) for part in [first.target, *first.ifs]]
            inside.remove(first)
        todo += [(part, inner) for part in inside]


def bound_in(body):
    """The names that statements bind, and those that they share with the module."""
    import ast

    bound, shared, todo = set(), set(), list(body)
    while todo:
        node = todo.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.Global):
            shared |= set(node.names)
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp,
                                   ast.GeneratorExp)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                bound.add(node.id)
            elif isinstance(node, ast.alias):
                bound.add((node.asname or node.name).partition(".")[0])
            elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
                bound.add(node.name)
            todo += ast.iter_child_nodes(node)
    return bound, shared


def own_names_of_module(tree):
    """The names that the module binds in any case, before anything uses them."""
    import ast

    def used(nodes):
        return {part.id for node in nodes for part in ast.walk(node)
                if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Store)}

    own, before = set(), set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = {id(part) for part in node.body}
            before |= used(part for part in ast.iter_child_nodes(node) if id(part) not in body)
            own |= {node.name} - before
            before |= used(node.body)
        else:
            before |= used([node])
            if isinstance(node, (ast.Assign, ast.Import, ast.ImportFrom, ast.ClassDef)):
                own |= bound_in([node])[0] - before
    deleted = {node.id for node in ast.walk(tree)
               if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)}
    return set() if {"globals", "vars", "delattr"} & used([tree]) else own - deleted


def inspect(source):
    try:
        right, message = closed_names(source)
        if not right:
            return False, message if isinstance(message, str) else ""
        return True, ""
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
