"""Which names a piece of source binds, uses and changes."""

import ast
import builtins

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp,
          ast.DictComp, ast.GeneratorExp)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def bound_names(node):
    """The names that a statement binds in its own scope."""
    names = set()
    if isinstance(node, DEFINITIONS):
        return {node.name}
    if isinstance(node, SCOPES):
        return names
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name.partition('.')[0]) for alias in node.names}
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        names.add(node.id)
    if isinstance(node, ast.ExceptHandler) and node.name:
        names.add(node.name)
    for child in ast.iter_child_nodes(node):
        names |= bound_names(child)
    return names


def local_names(function):
    """The parameters and variables of a function."""
    arguments = function.args
    names = {argument.arg for argument in (
        *arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs,
        *filter(None, (arguments.vararg, arguments.kwarg)))}
    if not isinstance(function, ast.Lambda):
        for statement in function.body:
            names |= bound_names(statement)
        for node in ast.walk(function):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                names -= set(node.names)
    return names


def root(node):
    """The name at the start of a chain of attributes, subscripts and calls."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def changes(statement, name):
    """Whether a statement may change the object of a name: calls its methods or sets its items."""
    if isinstance(statement, DEFINITIONS) or is_script_part(statement):
        return False
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if root(node.func) == name and isinstance(statement, (ast.Expr, ast.For, ast.While,
                                                                  ast.If, ast.Try, ast.With)):
                return True
        elif sets_part(node, name):
            return True
    return False


def sets_part(node, name):
    """Whether the node sets or deletes an attribute or an item of the object of a name."""
    return (isinstance(node, (ast.Attribute, ast.Subscript))
            and isinstance(node.ctx, (ast.Store, ast.Del)) and root(node) == name)


def mutates(function, name):
    """Whether a function may change the object of a name of the module, or binds the name anew."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global) and name in node.names:
            return True
        if isinstance(node, ast.Call) and (
                isinstance(node.func, ast.Attribute) and root(node.func) == name
                or given(node, name)):
            return True
        if sets_part(node, name):
            return True
    return False


def given(call, name):
    """Whether the call gets the object of a name itself, and may change it."""
    values = [*call.args, *(word.value for word in call.keywords)]
    if not any(isinstance(value, ast.Name) and value.id == name for value in values):
        return False
    if isinstance(call.func, ast.Attribute):
        return call.func.attr not in KEEPING_METHODS and root(call.func) not in KEEPING_MODULES
    return not isinstance(call.func, ast.Name) or call.func.id not in KEEPING_FUNCTIONS


# Calls that do not change the objects that they get.
KEEPING_FUNCTIONS = {*dir(builtins)} - {'setattr', 'delattr', 'next', 'exec', 'eval'}
# Builtin functions that call what they get.
CALLING = {'map', 'filter', 'sorted', 'min', 'max', 'reduce'}
KEEPING_METHODS = {'choice', 'choices', 'sample'}.union(*map(dir, (str, bytes, list, dict, set)))
KEEPING_MODULES = {'collections', 'copy', 'functools', 'itertools', 'json', 'math', 'operator', 're',
                   'string'}


def is_script_part(statement):
    return (isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare)
            and isinstance(statement.test.left, ast.Name) and statement.test.left.id == '__name__')
