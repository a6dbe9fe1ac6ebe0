"""Reads the Python of a CheckIO mission: its tests, and what its referee does with them.

Runs in the authors' sandbox, because it executes the mission's own modules. Stubs replace the
platform's modules; they only record their options. Functions that judge answers are copied as
source, together with everything that they need of the mission's modules.
"""

import ast
import builtins
import collections.abc
import importlib.machinery
import json
import keyword
import random
import re
import sys
import types

FOLDERS = ('verification/src', 'verification', 'src')
RUNNERS = ('python-3', 'python_3', 'python', 'py')
PLATFORM = ('checkio', 'checkio_referee')
ERROR, WARNING = 'ERROR', 'WARNING'
SAMPLES = 3


class Refused(Exception):
    """The mission cannot be imported: its tests would judge differently."""

    def __init__(self, file, line, message):
        super().__init__(message)
        self.file, self.line, self.message = file, line, message


def examine(files):
    """The mission as plain data; an ERROR among the notes says why it cannot be imported."""
    mission = Mission(files)
    try:
        found = mission.read()
    except Refused as refused:
        mission.note(ERROR, refused.file, refused.line, refused.message)
        found = {}
    found['notes'] = mission.notes
    return found


# The parts of the platform that a mission uses.


class Stub(types.ModuleType):
    """A module of the platform; an unknown name in it stands for a class."""

    __path__ = ()

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        path = self.__name__ + '.' + name
        if path in STOCK:
            return STOCK[path]
        if any(known.startswith(path + '.') for known in STOCK):
            __import__(path)
            return sys.modules[path]
        return type(name, (Unknown,), {'path': path, '__module__': self.__name__})


class Unknown:
    """A part of the platform that has no counterpart here."""

    path = ''

    def __init__(self, *arguments, **options):
        names = PARAMETERS['checkio.referees.io.CheckiOReferee']
        self.options = {**dict(zip(names, arguments)), **options}

    def on_ready(self, data):
        raise NotImplementedError


class Referee:
    """Records its options."""

    path = ''

    def __init__(self, *arguments, **options):
        self.options = {**dict(zip(PARAMETERS[self.path], arguments)), **options}

    def on_ready(self, data):
        raise NotImplementedError


class Empire:
    """The base of referees that are classes with settings."""


class Validator:
    def __init__(self, test_data):
        self._test = test_data


class Equal(Validator):
    pass


class FloatEqual(Validator):
    PRECISION = 3


class Float:
    """The platform's checker of floats; a class, to distinguish it from a function of the mission."""

    def __init__(self, digits=0):
        self.digits = digits

    def __call__(self, answer, result):
        raise NotImplementedError


class Elements:
    def __call__(self, answer, result):
        raise NotImplementedError


class Cover(str):
    """The platform's cover code; a class, to distinguish it from a text of the mission."""


def stock_referee(path):
    return type(path.rpartition('.')[2], (Referee,), {'path': path})


COMMON = ('cover_code', 'checker', 'inspector', 'add_close_builtins', 'add_allowed_modules',
          'remove_allowed_modules', 'function_name')
PARAMETERS = {
    'checkio.referees.io.CheckiOReferee': ('tests', *COMMON),
    'checkio.referees.io_template.CheckiOReferee': ('tests', *COMMON),
    'checkio.referees.code.CheckiORefereeCode': (
        'tests', 'check_result', 'inspector', 'add_close_builtins', 'add_allowed_modules',
        'remove_allowed_modules'),
    'checkio.referees.multicall.CheckiORefereeMulti': (
        'tests', 'initial_referee', 'process_referee', 'is_win_referee', 'cover_code', 'inspector',
        'add_close_builtins', 'add_allowed_modules', 'remove_allowed_modules', 'function_name'),
}
KINDS = {
    'checkio.referees.io.CheckiOReferee': ('classic', 'call'),
    'checkio.referees.io_template.CheckiOReferee': ('template', 'call'),
    'checkio.referees.code.CheckiORefereeCode': ('classic', 'code'),
    'checkio.referees.multicall.CheckiORefereeMulti': ('classic', 'interactive'),
}
KNOWN_OPTIONS = {'tests', *COMMON, 'check_result', 'initial_referee', 'process_referee',
                 'is_win_referee'}

UNWRAP_ARGS = Cover('def cover(func, data):\n    return func(*data)\n')
UNWRAP_KWARGS = Cover('def cover(func, data):\n    return func(**data)\n')

STOCK = {path: stock_referee(path) for path in PARAMETERS}
STOCK |= {
    'checkio.referees.cover_codes.unwrap_args': UNWRAP_ARGS,
    'checkio.referees.cover_codes.unwrap_kwargs': UNWRAP_KWARGS,
    'checkio.referees.checkers.float_comparison': Float,
    'checkio.referees.checkers.to_list': Elements(),
}
EMPIRE_BASES = {name: type(name, (Empire,), {})
                for name in ('RefereeBase', 'RefereeRank', 'RefereeCodeGolf')}
STOCK |= {'checkio_referee.' + name: base for name, base in EMPIRE_BASES.items()}
STOCK['checkio_referee.ENV_NAME'] = types.SimpleNamespace(
    PYTHON='python_3', PYTHON_3='python_3', JS_NODE='js_node')
for covers in ('covercodes', 'covercode', 'utils.covercodes'):
    STOCK |= {
        f'checkio_referee.{covers}.py_unwrap_args': UNWRAP_ARGS,
        f'checkio_referee.{covers}.py_2_str': Cover(
            'def cover(func, data):\n    return func(str(data))\n'),
        f'checkio_referee.{covers}.py_tuple': Cover(
            'def cover(func, data):\n    return func(tuple(data))\n'),
    }
for validators in ('validators', 'utils.validators', 'verifications'):
    for suffix in ('Validator', 'Verification'):
        STOCK |= {
            f'checkio_referee.{validators}.Base{suffix}': Validator,
            f'checkio_referee.{validators}.Equal{suffix}': Equal,
            f'checkio_referee.{validators}.FloatEqual{suffix}': FloatEqual,
        }
    for result in ('ValidatorResult', 'VerificationResult'):
        STOCK[f'checkio_referee.{validators}.{result}'] = types.SimpleNamespace

# The replacement of a platform's name in copied code; {} is the new name.
FLOAT_SOURCE = '''\
def {}(digits=0):
    def comparison(answer, result):
        if not isinstance(result, (int, float)):
            return False, "It is not a number"
        return abs(answer - result) < 0.1 ** digits, None

    return comparison
'''
TO_LIST_SOURCE = '''\
def {}(answer, result):
    return answer == list(result), None
'''
RESULT_SOURCE = '''\
class {}:
    def __init__(self, test_passed, additional_data=None):
        self.test_passed = test_passed
        self.additional_data = additional_data
'''
VALIDATOR_SOURCE = '''\
class {}:
    def __init__(self, test_data):
        self._test = test_data
        self.additional_data = None
'''
SOURCES = {
    'checkio.referees.checkers.float_comparison': FLOAT_SOURCE,
    'checkio.referees.checkers.to_list': TO_LIST_SOURCE,
    'checkio_referee.validators.BaseValidator': VALIDATOR_SOURCE,
    'checkio_referee.utils.validators.BaseValidator': VALIDATOR_SOURCE,
    'checkio_referee.validators.ValidatorResult': RESULT_SOURCE,
    'checkio_referee.utils.validators.ValidatorResult': RESULT_SOURCE,
}
NAMESPACES = {path.rpartition('.')[0] for path in SOURCES}


# The mission's modules.


class Modules:
    """Finds the mission's modules among its texts, and the platform's modules among the stubs."""

    def __init__(self, files, folder):
        self.sources = {}
        for path, text in files.items():
            if path.startswith(folder + '/') and path.endswith('.py'):
                name = path[len(folder) + 1:-3].replace('/', '.')
                self.sources[name.removesuffix('.__init__')] = (path, text)
        self.packages = {name.rpartition('.')[0] for name in self.sources} - {''}

    def find_spec(self, name, path=None, target=None):
        if name in self.sources or name in self.packages or name.partition('.')[0] in PLATFORM:
            return importlib.machinery.ModuleSpec(name, self, is_package=self.is_package(name))
        return None

    def is_package(self, name):
        return (name in self.packages or name.partition('.')[0] in PLATFORM
                or self.sources.get(name, ('',))[0].endswith('/__init__.py'))

    def create_module(self, spec):
        return Stub(spec.name) if spec.name.partition('.')[0] in PLATFORM else None

    def exec_module(self, module):
        if module.__name__ in self.sources:
            path, text = self.sources[module.__name__]
            exec(compile(text, path, 'exec'), module.__dict__)


def place(problem, files):
    """The file and line of the mission where an exception came from."""
    if isinstance(problem, SyntaxError) and problem.filename in files:
        return problem.filename, problem.lineno or 0
    found, trace = None, problem.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in files:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


# Values.


class NoForm(Exception):
    """A value that cannot be written to a bundle."""


def json_key(key):
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    raise NoForm(f'a key of the type {type(key).__name__}')


def wired(value):
    """The value after a JSON round trip."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return scalar(value)
    if isinstance(value, dict):
        return {json_key(key): wired(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, range, collections.abc.Iterator)):
        return [wired(item) for item in value]
    raise NoForm(f'a {type(value).__name__}, which has no JSON form')


def typed(value, sets=True):
    """The value with its Python types, but with subclasses replaced by their base types."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return scalar(value)
    if isinstance(value, (bytes, complex)) and sets:
        return value
    if isinstance(value, dict):
        return {typed(key, sets): typed(item, sets) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([typed(item, sets) for item in value])
    if isinstance(value, (set, frozenset)) and sets:
        return set(typed(item, sets) for item in value)
    if isinstance(value, (list, range, collections.abc.Iterator)):
        return [typed(item, sets) for item in value]
    form = 'form in a bundle' if sets else 'JSON form'
    raise NoForm(f'a {type(value).__name__}, which has no {form}')


def scalar(value):
    for kind in (bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value if value is None else str.__str__(value)


def shown(value):
    """The repr of a value, with the elements of sets in a fixed order."""
    if isinstance(value, set) and value:
        return '{' + ', '.join(sorted(map(shown, value))) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(map(shown, value)) + ']'
    if isinstance(value, tuple):
        return '(' + ', '.join(map(shown, value)) + (',)' if len(value) == 1 else ')')
    if isinstance(value, dict):
        return '{' + ', '.join(f'{shown(key)}: {shown(value[key])}' for key in value) + '}'
    return repr(value)


def holds(value, kinds):
    """Whether a value is or contains one of those types."""
    if isinstance(value, kinds):
        return True
    if isinstance(value, dict):
        return any(holds(item, kinds) for item in value.values())
    return isinstance(value, (list, tuple)) and any(holds(item, kinds) for item in value)


def holds_written_key(value):
    """Whether a dictionary's key may have been something else than a string before the JSON round trip."""
    if isinstance(value, dict):
        return any(re.fullmatch(r'-?\d[\d.e+-]*|true|false|null|-?Infinity|NaN', key)
                   or holds_written_key(item) for key, item in value.items())
    return isinstance(value, list) and any(map(holds_written_key, value))


# Source that is copied to the bundle.

# Columns count bytes of UTF-8 in CPython, but other units in other Pythons.
EMOJI_COLUMNS = ast.parse("'\U0001f600'").body[0].end_col_offset - 2


def column_width(character):
    if EMOJI_COLUMNS == 4:
        return len(character.encode('utf-8', 'surrogatepass'))
    return 2 if EMOJI_COLUMNS == 2 and character > '\uffff' else 1


class Text:
    """A module's source: its top-level statements, and edits of the names in them."""

    def __init__(self, name, path, text):
        self.name, self.path = name, path
        self.text = text
        self.tree = ast.parse(text, path)
        self.lines = [0]
        for line in text.split('\n'):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.binders = {}
        for index, statement in enumerate(self.tree.body):
            if not is_script_part(statement):
                for bound in bound_names(statement):
                    self.binders.setdefault(bound, []).append(index)

    def offset(self, line, column):
        position, width = self.lines[line - 1], 0
        while width < column:
            width += column_width(self.text[position])
            position += 1
        return position

    def span(self, node):
        start = self.offset(node.lineno, node.col_offset)
        for decorator in getattr(node, 'decorator_list', ()):
            start = min(start, self.offset(decorator.lineno, 0))
        return start, self.offset(node.end_lineno, node.end_col_offset)

    def edited(self, node, edits):
        start, end = self.span(node)
        result, position = '', start
        for first, last, replacement in sorted(edits):
            if start <= first and last <= end:
                result += self.text[position:first] + replacement
                position = last
        return result + self.text[position:end]


def is_script_part(statement):
    return (isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare)
            and isinstance(statement.test.left, ast.Name) and statement.test.left.id == '__name__')


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
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(
                node.ctx, (ast.Store, ast.Del)) and root(node) == name:
            return True
    return False


class Carrier:
    """Collects the statements that an expression of the mission needs, from all its modules."""

    def __init__(self, modules, reserved):
        self.modules = modules
        self.reserved = reserved
        self.texts = {}
        self.chosen = {}
        self.preambles = {}
        self.edits = {}
        self.seen = set()
        self.order = []
        self.randomness = False

    def text(self, module):
        if module not in self.texts:
            self.texts[module] = Text(module, *self.modules.sources[module])
            self.chosen[module] = set()
            self.preambles[module] = []
            self.edits[module] = set()
        return self.texts[module]

    def expression(self, module, node):
        """Collects what an expression needs; returns the expression's source."""
        text = self.text(module)
        self.scan(module, node, frozenset())
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and not self.is_known(module, name.id, node):
                raise Refused(text.path, node.lineno, f'{name.id} is not known at the top level')
        return text.edited(node, self.edits[module])

    def is_known(self, module, name, node):
        return (hasattr(builtins, name) or name in self.text(module).binders
                or self.star_home(module, name) is not None
                or any(name in local_names(inner) for inner in ast.walk(node)
                       if isinstance(inner, ast.Lambda))
                or any(isinstance(inner, ast.Name) and inner.id == name
                       and isinstance(inner.ctx, ast.Store) for inner in ast.walk(node)))

    def scan(self, module, node, hidden, members=frozenset()):
        """Follows every top-level name in the node.

        hidden: names of the functions around; members: of the class body that the node stands in.
        """
        local = hidden | members
        self.rename(module, node, local)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            hidden, members = hidden | local_names(node), frozenset()
        elif isinstance(node, ast.ClassDef):
            members = frozenset().union(*map(bound_names, node.body))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            target = None if node.value.id in local else self.module_alias(module, node.value.id)
            if target:
                self.attribute(module, node, target, local)
                return
            self.require_counterpart(module, node, local)
        elif isinstance(node, ast.Name) and node.id not in local:
            self.need(module, node.id, node)
        for child in ast.iter_child_nodes(node):
            self.scan(module, child, hidden, members)

    def require_counterpart(self, module, node, local):
        """Refuses a name of a platform's module that the replacement module here does not have."""
        for index in self.text(module).binders.get(node.value.id, ()):
            statement = self.text(module).tree.body[index]
            if isinstance(statement, ast.ImportFrom) and node.value.id not in local:
                for alias in statement.names:
                    path = f'{statement.module}.{alias.name}'
                    if ((alias.asname or alias.name) == node.value.id and path in NAMESPACES
                            and f'{path}.{node.attr}' not in SOURCES):
                        raise Refused(self.text(module).path, node.lineno,
                                      f'{path}.{node.attr} has no counterpart here')

    def rename(self, module, node, local):
        """Renames all names that the bundle's own functions already use."""
        text = self.text(module)
        if isinstance(node, ast.Name) and node.id in self.reserved - local:
            self.edits[module].add((*text.span(node), 'checkio_' + node.id))
        elif isinstance(node, DEFINITIONS) and node.name in self.reserved - local:
            start = text.offset(node.lineno, node.col_offset)
            found = re.compile(r'(?:async\s+)?(?:def|class)\s+').match(text.text, start)
            self.edits[module].add(
                (found.end(), found.end() + len(node.name), 'checkio_' + node.name))
        elif isinstance(node, (ast.Global, ast.Nonlocal)) and self.reserved & set(node.names):
            raise Refused(text.path, node.lineno, 'a global variable has a name that is taken here')

    def module_alias(self, module, name):
        """The mission's module that a name stands for, or None."""
        for index in self.text(module).binders.get(name, ()):
            statement = self.text(module).tree.body[index]
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    if (alias.asname or alias.name) == name and alias.name in self.modules.sources:
                        return alias.name
            if isinstance(statement, ast.ImportFrom):
                origin = self.origin(module, statement)
                for alias in statement.names:
                    path = f'{origin}.{alias.name}' if origin else alias.name
                    if (alias.asname or alias.name) == name and path in self.modules.sources:
                        return path
        return None

    def origin(self, module, statement):
        """The absolute name of the module that a statement imports from."""
        if not statement.level:
            return statement.module or ''
        path = self.modules.sources[module][0]
        above = statement.level - path.endswith('/__init__.py')
        package = module.split('.')[:len(module.split('.')) - above]
        return '.'.join(package + ([statement.module] if statement.module else []))

    def attribute(self, module, node, target, local):
        """Adds a name of another module to the names of this module."""
        self.need(target, node.attr, node)
        if node.attr not in self.text(target).binders:
            raise Refused(self.text(module).path, node.lineno, f'{target}.{node.attr} is not found')
        new = 'checkio_' + node.attr if node.attr in self.reserved else node.attr
        if new in local:
            line = f'{target.replace(".", "_")}_{new} = {new}'
            new = line.partition(' ')[0]
            if line not in self.preambles[module]:
                self.preambles[module].append(line)
        self.edits[module].add((*self.text(module).span(node), new))

    def need(self, module, name, node):
        if (module, name) in self.seen:
            return
        self.seen.add((module, name))
        text = self.text(module)
        if name not in text.binders:
            home = self.star_home(module, name)
            if home:
                self.need(home, name, node)
            return
        for index in text.binders[name]:
            statement = text.tree.body[index]
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                self.imported(module, statement, name)
            else:
                self.take(module, index)
        for index, statement in enumerate(text.tree.body):
            if changes(statement, name):
                self.take(module, index)

    def take(self, module, index):
        if index in self.chosen[module]:
            return
        statement = self.text(module).tree.body[index]
        if any(isinstance(node, ast.Name) and node.id == 'api' for node in ast.walk(statement)):
            if isinstance(statement, ast.Expr):
                return
        self.chosen[module].add(index)
        self.scan(module, statement, frozenset())
        for bound in bound_names(statement):
            self.need(module, bound, statement)

    def star_home(self, module, name):
        """The mission's module from which `import *` brings a name."""
        for statement in self.text(module).tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.names[0].name == '*':
                origin = self.origin(module, statement)
                if origin in self.modules.sources and name in self.text(origin).binders:
                    return origin
        return None

    def imported(self, module, statement, name):
        text = self.text(module)
        for alias in statement.names:
            if (alias.asname or alias.name.partition('.')[0]) != name:
                continue
            new = 'checkio_' + name if name in self.reserved else name
            if isinstance(statement, ast.Import):
                if alias.name in self.modules.sources:
                    raise Refused(text.path, statement.lineno,
                                  f'the module {alias.name} is used as a value')
                path = alias.name
                line = ast.unparse(ast.Import([ast.alias(
                    alias.name, new if alias.asname or new != name else None)]))
            else:
                path = self.origin(module, statement)
                if path in self.modules.sources:
                    self.need(path, alias.name, statement)
                    taken = alias.name in self.reserved
                    old = 'checkio_' + alias.name if taken else alias.name
                    line = '' if old == new else f'{new} = {old}'
                else:
                    line = ast.unparse(ast.ImportFrom(path, [ast.alias(
                        alias.name, new if new != alias.name else None)], 0))
                path = f'{path}.{alias.name}'
            if path.partition('.')[0] in PLATFORM:
                line = self.stock(path, new, text, statement)
            self.randomness |= path.partition('.')[0] == 'random'
            if line and line not in self.preambles[module]:
                self.preambles[module].append(line)

    def stock(self, path, name, text, statement):
        if path in SOURCES:
            return SOURCES[path].format(name).rstrip()
        if path in NAMESPACES:
            members = [source.format(member.rpartition('.')[2])
                       for member, source in SOURCES.items() if member.rpartition('.')[0] == path]
            body = ''.join('    ' + line if line.strip() else line
                           for member in members
                           for line in ('@staticmethod\n' + member if member.startswith('def')
                                        else member).splitlines(keepends=True))
            return f'class {name}:\n{body}'.rstrip()
        raise Refused(text.path, statement.lineno, f'{path} has no counterpart here')

    def source(self, last):
        """All collected statements; modules that others need come first."""
        pieces, homes = [], {}
        for module in self.sorted_modules(last):
            text = self.texts[module]
            for line in self.preambles[module]:
                if line not in pieces:
                    pieces.append(line)
            for index in sorted(self.chosen[module]):
                statement = text.tree.body[index]
                for name in bound_names(statement):
                    if homes.setdefault(name, module) != module:
                        raise Refused(text.path, statement.lineno,
                                      f'{name} is defined in {homes[name]}.py, too')
                pieces.append(text.edited(statement, self.edits[module]))
        return join(pieces)

    def sorted_modules(self, last):
        found, visited = [], set()

        def visit(module):
            if module in visited or module not in self.texts:
                return
            visited.add(module)
            for node in ast.walk(self.texts[module].tree):
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        visit(alias.name)
                elif isinstance(node, ast.ImportFrom):
                    origin = self.origin(module, node)
                    visit(origin)
                    for alias in node.names:
                        visit(f'{origin}.{alias.name}' if origin else alias.name)
            found.append(module)

        visit(last)
        return found


def join(pieces):
    """Statements separated by the blank lines of PEP 8."""
    result, before = '', ''
    for piece in pieces:
        kind = re.match(r'@|def |class |async def |import |from |', piece).group()
        if result:
            blocks = {'@', 'def ', 'class ', 'async def '} & {kind, before}
            imports = before in ('import ', 'from ') and kind not in ('import ', 'from ')
            result += '\n\n\n' if blocks else '\n\n' if imports else '\n'
        result, before = result + piece, kind
    return result


# Functions of the bundle.

TEMPLATE_WIRE = '''\
def on_the_wire(value):
    """Iterators become lists on the way to CheckIO's referee, and subclasses plain data."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {key: on_the_wire(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([on_the_wire(item) for item in value])
    if isinstance(value, (list, Iterator)):
        return [on_the_wire(item) for item in value]
    return value
'''
CLASSIC_WIRE = '''\
def on_the_wire(value):
    """JSON leads to CheckIO's referee: keys become strings, tuples and iterators lists."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {json_key(key): on_the_wire(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, Iterator)):
        return [on_the_wire(item) for item in value]
    return value


def json_key(key):
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return repr(key) if isinstance(key, (int, float)) else key
'''
ADAPTER = '''\
def adapt(function, input):
    return {}
'''
WIRED_ADAPTER = '''\
def adapt(function, input):
    result = {}
    try:
        return on_the_wire(result)
    except RecursionError:
        return result
'''
CHECKER = '''\
def check(input, answer, output):
    import json

    try:
        {output}verdict = {verdict}
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    right, message = verdict if isinstance(verdict, tuple) else (verdict, None)
    if message is None:
        return bool(right)
    return bool(right), message if isinstance(message, str) else str(message)
'''
REFEREE = '''\
def referee(input):
    import json

    state = {initial}(input[0])
    while True:
        result = yield {arguments}
        try:
            result = json.loads(json.dumps(result))
        except (TypeError, ValueError) as problem:
            return False, "the result has no JSON form: " + str(problem)
        try:
            state = {process}(state, result)
            going = state.get("result", False)
            won = bool(going and {win}(state))
        except Exception as problem:
            return False, type(problem).__name__ + ": " + str(problem)
        state["is_win"] = won
        message = str(state.get("result_addon") or "")
        if not going or won:
            return won, message
'''


class Mission:
    """Reads one repository, part by part; each part adds to the result."""

    def __init__(self, files):
        self.files = files
        self.notes = []

    def note(self, severity, file, line, message):
        self.notes.append([severity, file, line, message])

    def refuse(self, message, line=0, file=None):
        raise Refused(file or self.path, line, message)

    def read(self):
        self.path = next((folder + '/referee.py' for folder in FOLDERS
                          if folder + '/referee.py' in self.files), None)
        if self.path is None:
            raise Refused('verification/referee.py', 0, 'is missing')
        self.folder = self.path.rpartition('/')[0]
        self.modules = Modules(self.files, self.folder)
        self.stand_in()
        self.execute()
        self.understand()
        self.check_options()
        found = {
            'function': self.function, 'kind': self.kind, 'compare': 'json', 'adapter': None,
            'checker': None, 'referee': None, 'examples': '',
        }
        {'call': self.read_calls, 'code': self.read_codes, 'interactive': self.read_games}[
            self.kind](found)
        tests = found['tests']
        for test in tests[self.sample_category(tests)][:SAMPLES]:
            test['sample'] = True
        return found

    def stand_in(self):
        """Lets the mission import its own modules and the platform's stubs, but no other new module."""
        for name in list(sys.modules):
            if name in self.modules.sources or name.partition('.')[0] in PLATFORM:
                del sys.modules[name]
        sys.meta_path.insert(0, self.modules)
        random.seed('checkio')

    def execute(self):
        self.referees = []
        STOCK['checkio.api'] = api = Stub('checkio.api')
        api.add_listener = lambda signal, listener: self.referees.append(
            getattr(listener, '__self__', None))
        api.DEFAULT_FUNCTION = 'checkio'
        sys.modules['checkio.api'] = api
        try:
            self.namespace = __import__('referee').__dict__
        except (Exception, SystemExit) as problem:
            file, line = place(problem, self.files) or (self.path, 0)
            self.refuse(f'{type(problem).__name__}: {problem}', line, file)

    def understand(self):
        """Finds the kind of the referee and its options."""
        empires = [value for value in self.namespace.values()
                   if isinstance(value, type) and issubclass(value, Empire)
                   and value not in EMPIRE_BASES.values()]
        if len(self.referees) == 1 and isinstance(self.referees[0], (Referee, Unknown)):
            self.understand_referee(self.referees[0])
        elif len(empires) == 1 and not self.referees:
            self.understand_empire(empires[0])
        else:
            self.refuse('registers no referee that is known here')

    def understand_referee(self, referee):
        kind = type(referee)
        if isinstance(referee, Unknown):
            self.refuse(f'the referee {kind.path} is not known here')
        if kind.path not in KINDS or kind is not STOCK[kind.path]:
            methods = ', '.join(name for name, value in vars(kind).items()
                                if isinstance(value, types.FunctionType))
            self.refuse(f'the class {kind.__name__} changes how tests are judged: {methods}')
        self.generation, self.kind = KINDS[kind.path]
        self.options = options = referee.options
        for name in options.keys() - KNOWN_OPTIONS:
            self.refuse(f'the option {name} is not known here')
        self.tests = options.get('tests')
        self.checker = options.get('checker')
        self.cover = self.for_python(options.get('cover_code'), None)
        self.function = self.for_python(options.get('function_name'), 'checkio')

    def understand_empire(self, referee):
        self.generation, self.kind = 'empire', 'call'
        settings = {name: getattr(referee, name) for name in dir(referee)
                    if not name.startswith('_')}
        for name, value in settings.items():
            if isinstance(value, (types.FunctionType, types.MethodType)) and name != 'VALIDATOR':
                self.refuse(f'the method {name} changes how tests are judged')
        if issubclass(referee, EMPIRE_BASES['RefereeRank']):
            self.note(WARNING, self.path, 0, 'gave points for each category passed in a row; here '
                      'a solution has to pass all of them')
        if issubclass(referee, EMPIRE_BASES['RefereeCodeGolf']):
            self.note(WARNING, self.path, 0, 'gave points for short code; here they are fixed')
        self.options = {}
        self.tests = settings.get('TESTS')
        self.checker = settings.get('VALIDATOR', settings.get('VERIFICATION', Equal))
        self.cover = self.for_python(settings.get('ENV_COVERCODE'), None)
        self.function = self.for_python(
            settings.get('FUNCTION_NAMES'),
            settings.get('DEFAULT_FUNCTION_NAME', settings.get('FUNCTION_NAME', 'checkio')))

    def for_python(self, option, default):
        """An option that may be given for each language."""
        if isinstance(option, dict):
            option = next((option[runner] for runner in RUNNERS if runner in option), None)
        return default if option is None or option == {} else option

    def check_options(self):
        if not isinstance(self.tests, dict) or not self.tests:
            self.refuse('tests is not a dictionary of categories')
        if not isinstance(self.function, str) or not self.function.isidentifier() \
                or keyword.iskeyword(self.function):
            self.refuse(f'function_name is {self.function!r}')
        if self.cover is not None and not isinstance(self.cover, str):
            self.refuse(f'the cover code {self.cover!r} is not known here')
        if self.options.get('inspector') and not self.is_trivial_inspector():
            self.refuse('an inspector looks at the source of solutions; that cannot be imported')
        for name, effect in (
                ('add_close_builtins', 'solutions may use them here'),
                ('remove_allowed_modules', 'solutions may import them here'),
                ('add_allowed_modules', 'the sandbox has its own rules')):
            if self.options.get(name):
                self.note(WARNING, self.path, 0,
                          f'{name} {list(self.options[name])} is not imported: {effect}')
        for text in self.modules.sources.values():
            if re.search(r'^\s*(import|from)\s+random\b', text[1], re.MULTILINE) \
                    and text[0].rpartition('/')[2] != 'referee.py':
                self.note(WARNING, text[0], 0, 'uses random: the numbers drawn at the import are kept')

    def is_trivial_inspector(self):
        for module, node in self.option_nodes('inspector', self.options['inspector']):
            found = node
            if isinstance(node, ast.Name):
                found = next((statement for statement in Text(
                    module, *self.modules.sources[module]).tree.body
                    if isinstance(statement, ast.FunctionDef) and statement.name == node.id), None)
            if isinstance(found, ast.Lambda):
                return always_true(found.body)
            if isinstance(found, ast.FunctionDef):
                body = [statement for statement in found.body if not (
                    isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))]
                return (len(body) == 1 and isinstance(body[0], ast.Return)
                        and always_true(body[0].value))
        return False

    # Calls of a function.

    def read_calls(self, found):
        typed_input = self.generation == 'template'
        unwrapped = self.cover is UNWRAP_ARGS or typed_input and self.cover is None
        custom = self.is_custom_checker()
        tests = {}
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            for key in ('input', 'answer'):
                if key not in test and not (key == 'answer' and custom):
                    self.refuse(where + f'has no {key}', file=self.tests_path())
            if test.get('function_name'):
                self.refuse(where + 'has a function of its own', file=self.tests_path())
            value = self.form(where + 'the input is ', test['input'], typed if typed_input else wired)
            if unwrapped:
                value = self.arguments(where, value)
            else:
                value = [value]
            if typed_input:
                answer = self.form(where + 'the answer is ', test.get('answer'), typed)
            elif custom:
                answer = self.form(where + 'the answer is ', test.get('answer'),
                                   lambda answer: typed(answer, sets=False))
            else:
                answer = self.form(where + 'the answer is ', test.get('answer'), wired)
            tests.setdefault(name, []).append(
                {'input': value, 'answer': answer, **self.explanation(test)})
        found['tests'] = tests
        found['compare'] = 'exact' if typed_input else 'json'
        self.read_checker(found, tests, unwrapped)
        found['adapter'] = self.adapter(self.needs_wire(found['compare'], tests), unwrapped)
        found['examples'] = '\n'.join(
            f'{self.function}({", ".join(map(shown, test["input"]))}) == {shown(test["answer"])}'
            for test in tests[self.sample_category(tests)][:SAMPLES])

    def each_test(self):
        for name, tests in self.categories():
            if not isinstance(tests, (list, tuple)):
                self.refuse(f'category {name} is not a list of tests', file=self.tests_path())
            for index, test in enumerate(tests, 1):
                if not isinstance(test, dict):
                    self.refuse(f'category {name}, test {index}: is not a dictionary',
                                file=self.tests_path())
                yield name, index, test

    def categories(self):
        try:
            ordered = sorted(self.tests)
        except TypeError:
            self.refuse('the names of categories cannot be sorted', file=self.tests_path())
        for name in ordered:
            if not self.tests[name]:
                self.refuse(f'category {name} has no tests', file=self.tests_path())
            yield str(name), self.tests[name]

    def sample_category(self, tests):
        return next((name for name in tests if 'basic' in name.lower()), next(iter(tests)))

    def tests_path(self):
        path = self.folder + '/tests.py'
        return path if path in self.files else self.path

    def form(self, where, value, convert):
        try:
            return convert(value)
        except NoForm as problem:
            self.refuse(where + str(problem), file=self.tests_path())
        except RecursionError:
            self.refuse(where + 'nested too deeply', file=self.tests_path())

    def arguments(self, where, value):
        if isinstance(value, dict) or not hasattr(value, '__iter__'):
            self.refuse(where + 'the input is not a list of arguments', file=self.tests_path())
        return list(value)

    def explanation(self, test):
        text = test.get('explanation')
        if isinstance(text, str) and text.strip():
            return {'explanation': text.strip()}
        if text and not any('explanations' in note[3] for note in self.notes):
            self.note(WARNING, self.tests_path(), 0, 'explanations that are not a text are left out')
        return {}

    def is_custom_checker(self):
        return not (self.checker in (None, Equal) or isinstance(self.checker, (Float, Elements))
                    or isinstance(self.checker, type) and issubclass(self.checker, FloatEqual)
                    and 'validate' not in vars(self.checker))

    def read_checker(self, found, tests, unwrapped):
        checker = self.checker
        if isinstance(checker, Elements):
            found['compare'] = 'list'
        elif isinstance(checker, Float):
            self.read_float(found, tests, checker.digits,
                            'answer - {0!r} < output < answer + {0!r}')
        elif self.is_custom_checker():
            found['compare'] = 'checker'
            if isinstance(checker, type) and issubclass(checker, Validator):
                self.read_validator(found, unwrapped)
            elif isinstance(checker, (Unknown, Validator)) or isinstance(
                    checker, type) and issubclass(checker, Unknown):
                self.refuse('the checker is not known here')
            else:
                carrier = Carrier(self.modules, {'check'})
                call = self.carried(carrier, 'checker', checker) + '(answer, output)'
                found['checker'] = self.checker_source(carrier, call)
        elif isinstance(checker, type) and issubclass(checker, FloatEqual):
            self.read_float(found, tests, checker.PRECISION, 'abs(answer - output) <= {!r}')

    def read_float(self, found, tests, digits, near):
        """A bundle's tolerance is also relative, which must not make it wider than the mission's."""
        answers = [test['answer'] for category in tests.values() for test in category]
        tolerance = 0.1 ** digits
        if not all(isinstance(answer, (int, float)) for answer in answers):
            self.refuse('compares floats, but not every answer is a number', file=self.tests_path())
        if all(abs(answer) <= 1 for answer in answers):
            found['compare'] = {'float': tolerance}
            return
        found['compare'] = 'checker'
        found['checker'] = (
            'def check(input, answer, output):\n'
            '    """An absolute tolerance, however large the answer is."""\n'
            '    if not isinstance(output, (int, float)):\n'
            '        return False, "It is not a number"\n'
            f'    return {near.format(tolerance)}\n')

    def read_validator(self, found, unwrapped):
        carrier = Carrier(self.modules, {'check'})
        name = self.carried(carrier, 'VALIDATOR', self.checker)
        for text in carrier.texts.values():
            for node in ast.walk(text.tree):
                if isinstance(node, (ast.Subscript, ast.Call)) and root(node) == 'self':
                    key = test_key(node)
                    if key not in (None, 'input', 'answer'):
                        self.refuse(f'the validator looks at {key} of a test', node.lineno, text.path)
        data = 'input' if unwrapped else 'input[0]'
        call = f'{name}({{"input": {data}, "answer": answer}}).validate(output)'
        source = self.checker_source(carrier, call)
        found['checker'] = source.replace(
            '    right, message = verdict if isinstance(verdict, tuple) else (verdict, None)\n',
            '    right, message = verdict.test_passed, verdict.additional_data\n')

    def checker_source(self, carrier, call):
        self.note_randomness(carrier)
        plain = '' if self.generation == 'template' else 'output = json.loads(json.dumps(output))\n        '
        source = CHECKER.format(output=plain, verdict=call)
        if not plain:
            source = source.replace('    import json\n\n', '')
        return join(list(filter(None, [carrier.source('referee'), source])))

    def note_randomness(self, carrier):
        if carrier.randomness:
            self.note(WARNING, self.path, 0, 'draws at random while it judges: '
                      'a verdict may differ from run to run')

    def carried(self, carrier, option, value):
        """An expression for an option's function; first collects what the function needs."""
        nodes = self.option_nodes(option, value)
        if not nodes:
            self.refuse(f'{option} is not found in the source, so it cannot be imported')
        module, node = nodes[0]
        source = carrier.expression(module, node)
        return source if isinstance(node, (ast.Name, ast.Attribute, ast.Call)) else f'({source})'

    def option_nodes(self, option, value):
        """The place where the source names an option's value; else the names of the value."""
        tree = ast.parse(self.files[self.path])
        nodes = [word.value for node in ast.walk(tree) if isinstance(node, ast.Call)
                 for word in node.keywords if word.arg == option]
        nodes += [node.value for holder in tree.body if isinstance(holder, ast.ClassDef)
                  for node in holder.body if isinstance(node, ast.Assign)
                  and any(isinstance(target, ast.Name) and target.id == option
                          for target in node.targets)]
        if len(nodes) == 1:
            return [('referee', nodes[0])]
        for module in self.modules.sources:
            if module in sys.modules:
                for name, other in vars(sys.modules[module]).items():
                    if other is value and name.isidentifier():
                        return [(module, ast.parse(name, mode='eval').body)]
        return []

    def needs_wire(self, compare, tests):
        """Whether the JSON round trip could change a correct result."""
        if self.kind == 'interactive' or compare == 'checker' and self.is_custom_checker():
            return True
        containers = (list, tuple, dict, set)
        answers = [test['answer'] for category in tests.values() for test in category]
        if compare == 'list':
            return any(holds(item, containers) for answer in answers
                       if isinstance(answer, (list, tuple)) for item in answer)
        return any(holds(answer, containers) for answer in answers)

    def adapter(self, wire, unwrapped):
        call, pieces = 'function(*input)', []
        if self.cover is UNWRAP_KWARGS:
            call = 'function(**input[0])'
        elif self.cover is not None and self.cover is not UNWRAP_ARGS:
            call = 'cover(function, input[0])'
            pieces.append(self.cover_source())
        if not wire and not pieces and call == 'function(*input)':
            return None
        pieces.append((WIRED_ADAPTER if wire else ADAPTER).format(call).rstrip())
        if wire:
            pieces.append(TEMPLATE_WIRE if self.generation == 'template' else CLASSIC_WIRE)
        return join(pieces).rstrip() + '\n'

    def cover_source(self):
        source = str.__str__(self.cover).strip('\n')
        try:
            tree = ast.parse(source)
        except SyntaxError as problem:
            self.refuse(f'the cover code is not Python 3: {problem}')
        names = set().union(*map(bound_names, tree.body))
        if 'cover' not in names or names & {'adapt', 'on_the_wire', 'json_key'}:
            self.refuse('the cover code does not define cover, or defines a name that is taken here')
        return source.rstrip()

    # Code that runs beside the player's code.

    def read_codes(self, found):
        tests, names = {}, []
        check = self.options.get('check_result')
        used = set().union(*(used_names(code) for _, _, test in self.each_test()
                             if isinstance(code := self.for_python(test.get('test_code'), None), str)))
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            code = self.for_python(test.get('test_code'), None)
            if not isinstance(code, str):
                self.refuse(where + 'has no test_code for Python', file=self.tests_path())
            answer = test.get('answer')
            if check:
                answer = self.form(where + 'the answer is ', answer,
                                   lambda value: typed(value, sets=False))
            else:
                answer = self.form(where + 'the answer is ', answer, wired)
            try:
                code, wanted = player_code(
                    code, used, not check and holds_written_key(answer))
            except SyntaxError as problem:
                self.refuse(where + f'test_code: {problem}', file=self.tests_path())
            names += [each for each in wanted if each not in names]
            tests.setdefault(name, []).append(
                {'code': code, 'answer': answer, **self.explanation(test)})
        found['tests'] = tests
        found['names'] = names
        found['function'] = None
        if check:
            carrier = Carrier(self.modules, {'check'})
            call = self.carried(carrier, 'check_result', check)
            self.require_answer_only(carrier)
            found['compare'] = 'checker'
            found['checker'] = self.checker_source(
                carrier, f'{call}({{"code_result": output}}, {{"answer": answer}})')

    def require_answer_only(self, carrier):
        for module, chosen in carrier.chosen.items():
            text = carrier.texts[module]
            for index in chosen:
                for node in ast.walk(text.tree.body[index]):
                    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                        key = node.slice.value
                        if isinstance(key, str) and key not in ('answer', 'code_result'):
                            self.refuse(f'check_result looks at {key}', node.lineno, text.path)

    # Games.

    def read_games(self, found):
        carrier = Carrier(self.modules, {'referee'})
        names = {part: self.carried(carrier, option, self.options.get(option))
                 for part, option in (('initial', 'initial_referee'), ('process', 'process_referee'),
                                      ('win', 'is_win_referee'))}
        tests = {}
        for name, data in self.categories():
            value = self.form(f'category {name}: the data is ', data, typed)
            tests[name] = [{'input': [value], 'answer': None}]
        unwrapped = self.cover is UNWRAP_ARGS
        argument = 'json.loads(json.dumps(state["input"]))'
        found['tests'] = tests
        found['compare'] = 'exact'
        found['adapter'] = self.adapter(True, unwrapped)
        found['referee'] = join(list(filter(None, [carrier.source('referee'), REFEREE.format(
            arguments=f'list({argument})' if unwrapped else f'[{argument}]', **names)])))
        self.note_randomness(carrier)


def always_true(node):
    if isinstance(node, ast.Tuple) and node.elts:
        node = node.elts[0]
    return isinstance(node, ast.Constant) and node.value is True


def test_key(node):
    """The key of `self._test[key]` or `self._test.get(key)`."""
    if isinstance(node, ast.Subscript):
        holder, key = node.value, node.slice
    elif isinstance(node.func, ast.Attribute) and node.func.attr == 'get' and node.args:
        holder, key = node.func.value, node.args[0]
    else:
        return None
    if isinstance(holder, ast.Attribute) and holder.attr == '_test':
        return key.value if isinstance(key, ast.Constant) else '?'
    return None


# Test code.


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


def player_code(source, used, written):
    """Test code as statements in the player's namespace, and the names that it uses from there.

    Statements that only fetch a name are left out if the test uses the name: a solution without the
    name fails there anyway. The result goes through JSON here if only JSON may turn its keys into
    strings.
    """
    text = Text('test', 'test_code', source)
    statements, names = list(text.tree.body), []
    for node in ast.walk(text.tree):
        name = global_name(node) or guarded_name(node)
        if name and name not in names:
            names.append(name)
    kept = [statement for statement in statements if brought_name(statement) not in used]
    edits = set()
    for statement in kept:
        for node in ast.walk(statement):
            if global_name(node):
                edits.add((*text.span(node), global_name(node)))
            elif isinstance(node, ast.Name) and node.id == 'USER_GLOBAL':
                if not any(first <= text.span(node)[0] < last for first, last, _ in edits):
                    edits.add((*text.span(node), 'globals()'))
    results = [node for statement in kept for node in ast.walk(statement)
               if isinstance(node, ast.Name) and node.id == 'RET']
    last = kept[-1] if kept else None
    pieces = [text.edited(statement, edits) for statement in kept]
    if (len(results) == 1 and isinstance(last, ast.Assign) and len(last.targets) == 1
            and is_result(last.targets[0])):
        pieces[-1] = result = text.edited(last.value, edits)
        if written or '\n' in result:
            pieces[-1] = f'({result})'
    else:
        pieces = ['RET = {}', *pieces, "RET.get('code_result')"]
    if written:
        pieces[-1] = f"__import__('json').loads(__import__('json').dumps({pieces[-1]}))"
    return '\n'.join(pieces) + '\n', names
