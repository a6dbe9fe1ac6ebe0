CLOSED, MODULES = ['eval', 'import'], []


def closed_names(source):
    """CheckIO closes these names and modules to solutions."""
    import ast

    tree = ast.parse(source)
    own = {node.id for node in ast.walk(tree)
           if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    own |= {node.name for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in own and (
                node.id in CLOSED or CLOSED and node.id == "__builtins__"):
            return False, node.id + " is closed"
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            if "import" in CLOSED or "__import__" in CLOSED:
                return False, "import is closed"
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [
                node.module or ""]
            for name in names:
                if name in MODULES or name.partition(".")[0] in MODULES or (
                        CLOSED and name == "builtins"):
                    return False, "the module " + name + " is closed"
    return True, ""


def inspect(source):
    try:
        right, message = closed_names(source)
        if not right:
            return False, message if isinstance(message, str) else ""
        return True, ""
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
