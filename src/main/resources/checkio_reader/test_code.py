"""The code of a test, as statements in the player's namespace."""

import ast
import builtins

from checkio_reader.names import bound_names
from checkio_reader.text import Text


def global_name(node):
    """The X of `USER_GLOBAL['X']`."""
    if (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)
            and node.value.id == 'USER_GLOBAL' and isinstance(node.slice, ast.Constant)
            and isinstance(node.slice.value, str) and node.slice.value.isidentifier()):
        return node.slice.value
    return None


def is_result(node):
    return (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)
            and node.value.id == 'RET' and isinstance(node.slice, ast.Constant)
            and node.slice.value == 'code_result')


def guarded_name(statement):
    """The X of `if not 'X' in USER_GLOBAL: raise ...`."""
    if not (isinstance(statement, ast.If) and not statement.orelse and len(statement.body) == 1
            and isinstance(statement.body[0], ast.Raise)):
        return None
    test = statement.test
    absent = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    test = test.operand if absent else test
    if (isinstance(test, ast.Compare) and len(test.ops) == 1
            and isinstance(test.ops[0], ast.In if absent else ast.NotIn)
            and isinstance(test.left, ast.Constant)
            and isinstance(test.comparators[0], ast.Name)
            and test.comparators[0].id == 'USER_GLOBAL'):
        return test.left.value
    return None


def brought_name(statement):
    """The X of a statement that only fetches X or checks that X exists."""
    if isinstance(statement, ast.Assign) and [target.id if isinstance(target, ast.Name) else None
                                              for target in statement.targets] == [
                                                  global_name(statement.value)]:
        return global_name(statement.value)
    return guarded_name(statement)


def used_names(source):
    """The names that a test's code uses, without the statements that only fetch them."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return set()
    nodes = [node for statement in statements if not brought_name(statement)
             for node in ast.walk(statement)]
    return {node.id for node in nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)} | {
                global_name(node) for node in nodes if global_name(node)}


def missing_names(code, bound):
    """The names that a test's code uses without a source; adds the names that the code binds."""
    nodes = list(ast.walk(ast.parse(code)))
    bound |= set().union(*map(bound_names, nodes))
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return {node.id for node in nodes if isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Load) and not hasattr(builtins, node.id)} - bound


def solution_name(name):
    """Code for a name of the solution; a bare name would find Python's own where there is none."""
    return f'globals()[{name!r}]' if hasattr(builtins, name) else name


def player_code(source, used, written, whole=False):
    """Test code as statements in the player's namespace, and the names that it uses from there.

    Statements that only fetch a name are left out if the test uses the name: a solution without the
    name fails there anyway, unless Python itself has the name. The result goes through JSON here if
    only JSON may turn its keys into strings.
    """
    text = Text('test_code', source)
    statements, names = list(text.tree.body), []
    for node in ast.walk(text.tree):
        name = global_name(node) or guarded_name(node)
        if name and name not in names:
            names.append(name)
    left_out = {name for name in used if not hasattr(builtins, name)}
    kept = [statement for statement in statements if brought_name(statement) not in left_out]
    edits = set()
    for statement in kept:
        for node in ast.walk(statement):
            if global_name(node):
                edits.add((*text.span(node), solution_name(global_name(node))))
            elif isinstance(node, ast.Name) and node.id == 'USER_GLOBAL':
                if not any(first <= text.span(node)[0] < last for first, last, _ in edits):
                    edits.add((*text.span(node), 'globals()'))
    results = [node for statement in kept for node in ast.walk(statement)
               if isinstance(node, ast.Name) and node.id == 'RET']
    last = kept[-1] if kept else None
    pieces = [text.edited(statement, edits) for statement in kept]
    if whole:
        pieces = ['RET = {}', *pieces, 'RET']
    elif (len(results) == 1 and isinstance(last, ast.Assign) and len(last.targets) == 1
            and is_result(last.targets[0])):
        pieces[-1] = result = text.edited(last.value, edits)
        if written or '\n' in result:
            pieces[-1] = f'({result})'
    else:
        pieces = ['RET = {}', *pieces, "RET.get('code_result')"]
    if written:
        pieces[-1] = f"__import__('json').loads(__import__('json').dumps({pieces[-1]}))"
    return '\n'.join(pieces) + '\n', names
