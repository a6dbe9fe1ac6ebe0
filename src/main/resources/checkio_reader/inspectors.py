"""Reads rules about the source, and points; writes inspector.py."""

import ast
import types

from checkio_reader.carrier import Carrier, join
from checkio_reader.definitions import carry, function_node, note_randomness
from checkio_reader.last_step import read_end, set_points, tried_step

INSPECTOR_NAMES = {'inspect', 'closed_names', 'builtin_names', 'bound_in', 'own_names_of_module',
                   'code_length', 'checkio_api', 'checkio_platform'}
CLOSED_NAMES = '''\
CLOSED, MODULES = {!r}, {!r}


def closed_names(source):
    """CheckIO closes these names and modules to solutions."""
    import ast

    tree = ast.parse(source)
    for name in builtin_names(tree, {{*CLOSED, "__builtins__"}} if CLOSED else set()):
        return False, name + " is closed"
    named = {{id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
             and len(node.args) == 1 and isinstance(node.args[0], ast.Constant)}}
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
            bound |= {{part.arg for part in given.posonlyargs + given.args + given.kwonlyargs
                      + [given.vararg, given.kwarg] if part}}
            inner = (own | bound & closed) - shared | top & shared
            within = {{id(part) for part in body}}
            todo += [(part, own) for part in inside if id(part) not in within]
            inside = body
        elif isinstance(node, comprehensions):
            inner = own | {{part.id for loop in node.generators for part in ast.walk(loop.target)
                           if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}}
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
        return {{part.id for node in nodes for part in ast.walk(node)
                if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Store)}}

    own, before = set(), set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = {{id(part) for part in node.body}}
            before |= used(part for part in ast.iter_child_nodes(node) if id(part) not in body)
            own |= {{node.name}} - before
            before |= used(node.body)
        else:
            before |= used([node])
            if isinstance(node, (ast.Assign, ast.Import, ast.ImportFrom, ast.ClassDef)):
                own |= bound_in([node])[0] - before
    deleted = {{node.id for node in ast.walk(tree)
               if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del)}}
    return set() if {{"globals", "vars", "delattr"}} & used([tree]) else own - deleted
'''
CODE_LENGTH = '''\
def code_length(source):
    """The length without the lines that are comments."""
    lines = source.replace("\\r\\n", "\\n").split("\\n")
    return sum(len(line) + 1 for line in lines if not line.lstrip().startswith({!r})) - 1
'''
LAST_STEP_PLATFORM = '''\
class checkio_api:
    """The part of CheckIO's platform that ends a mission; the other functions do nothing here."""

    DEFAULT_FUNCTION = "checkio"
    end = None

    @classmethod
    def success(cls, score=0):
        cls.end = cls.end or (True, "", score)

    @classmethod
    def fail(cls, num, description=""):
        cls.end = cls.end or (False, str(description))

    @staticmethod
    def request_write(*data, **options):
        pass

    request_write_in = request_write_out = request_write_ext = request_write_start_in = request_write


class checkio_platform:
    """CheckIO's referee after the last test: all answers were right."""

    current_category, current_step, current_test_index = "", 0, 0
    inspector = None

    def __init__(self, **options):
        vars(self).update(options)
        self.current_test = {}

    def check_user_answer(self, result):
        return True, None

    def next_step(self):
        return False

    next_env = next_step

    def get_current_test_fullname(self):
        return ""
'''


def read_inspector(mission, found):
    """Writes inspector.py from the closed names, the inspector and the class's last step."""
    carrier = Carrier(mission.modules, INSPECTOR_NAMES)
    closed = sorted(set(map(str, mission.options.get('add_close_builtins') or ())))
    modules = sorted(set(map(str, mission.options.get('remove_allowed_modules') or ())))
    pieces, rules = [], []
    if closed or modules:
        pieces.append(CLOSED_NAMES.format(closed, modules))
        rules.append('closed_names(source)')
    if uses_inspector(mission):
        call = carry(mission, carrier, 'inspector', mission.options['inspector'])
        rules.append(f'{call}(source, "python-3")')
    end = None
    if mission.kind == 'call' and mission.own:
        end = read_end(mission, found, carrier)
    elif mission.generation == 'empire' and mission.golf:
        end = read_empire_golf(mission, found, pieces)
    if not rules and not end:
        return
    carried = carrier.source('referee') if carrier.texts else ''
    platform = [LAST_STEP_PLATFORM] if 'checkio_platform' in carried else []
    found['inspector'] = join([*platform, *filter(None, [carried]), *pieces,
                               inspection(rules, end)])
    note_randomness(mission, carrier)


def uses_inspector(mission):
    if not mission.options.get('inspector') or is_trivial_inspector(mission):
        return False
    if mission.kind == 'call' and mission.own:
        return ('fail',) in tried_step(mission, inspector=lambda code, runner: (False, ''))
    if mission.own and 'on_ready' in mission.own_members():
        return any('inspector' in member.__code__.co_names
                   for member in mission.own_members().values()
                   if isinstance(member, types.FunctionType))
    return True


def is_trivial_inspector(mission):
    found = function_node(mission, 'inspector', mission.options['inspector'])
    if isinstance(found, ast.Lambda):
        return always_true(found.body)
    if isinstance(found, ast.FunctionDef):
        body = [statement for statement in found.body if not (
            isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))]
        return (len(body) == 1 and isinstance(body[0], ast.Return)
                and always_true(body[0].value))
    return False


def always_true(node):
    if isinstance(node, ast.Tuple) and node.elts:
        node = node.elts[0]
    return isinstance(node, ast.Constant) and node.value is True


def inspection(rules, end):
    lines = ['def inspect(source):', '    try:']
    for rule in rules:
        lines += [f'        right, message = {rule}',
                  '        if not right:',
                  '            return False, message if isinstance(message, str) else ""']
    lines += end or ['        return True, ""']
    lines += ['    except Exception as problem:',
              '        return False, type(problem).__name__ + ": " + str(problem)']
    return '\n'.join(lines) + '\n'


def read_empire_golf(mission, found, pieces):
    lengths = mission.settings.get('MAX_CODE_LENGTHS', mission.settings.get('FOR_LANGUAGE_LENGTHS'))
    longest = (lengths if isinstance(lengths, dict) else {}).get(
        'python_3', mission.settings.get('DEFAULT_MAX_CODE_LENGTH',
                                         mission.settings.get('DEFAULT_LENGTH', 1000)))
    base = mission.settings.get('BASE_POINTS', 0)
    mark = mission.settings.get('COMMENT_MARKS', {'python_3': '#'}).get('python_3')
    pieces.append(CODE_LENGTH.format(mark))
    set_points(mission, found, base + longest)
    return [f'        return True, "", {base!r} + max({longest!r} - code_length(source), 0)']
