"""Reads the Python of a CheckIO mission: its tests, and what its referee does with them.

Runs in the authors' sandbox, because it executes the mission's own modules. Stubs replace the
platform's modules; they only record their options. Functions that judge answers are copied as
source, together with everything that they need of the mission's modules.
"""

import ast
import builtins
import collections.abc
import copy
import importlib.machinery
import json
import keyword
import random
import re
import sys
import types

FOLDERS = ('verification/src', 'verification', 'src')
RUNNERS = ('python-3', 'python_3', 'python', 'py')
PLATFORM = ('checkio', 'checkio_referee', 'tornado')
# Modules that the platform puts beside a mission; a mission may bring its own.
BESIDE = ('settings', 'settings_env')
# Libraries that judge a solution's source and that the sandbox does not have.
STYLE = re.compile(r'(pep8|pycodestyle|pyflakes)(_\w+)?')
ERROR, WARNING = 'ERROR', 'WARNING'
SAMPLES = 3
MOST_POINTS = 10_000


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
        return Members(name, (Unknown,), {'path': path, '__module__': self.__name__})


class Api(Stub):
    """The platform's functions; records what a referee asks for while it is tried out."""

    DEFAULT_FUNCTION = 'checkio'

    def __init__(self):
        super().__init__('checkio.api')
        self.referees, self.events = [], []

    def add_listener(self, signal, listener):
        self.referees.append(getattr(listener, '__self__', None))

    def success(self, score=0):
        self.events.append(('success', score))

    def fail(self, num, description=''):
        self.events.append(('fail',))

    def request_write(self, *data, **options):
        pass

    request_write_in = request_write_out = request_write_ext = request_write_start_in = request_write

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return lambda *arguments, **options: self.events.append(('other', name))


class Opaque:
    """A value that may only be passed on: a referee that looks at it decides by something else."""

    def __getitem__(self, key):
        raise NotImplementedError('looks at a value')


for looking in ('getattribute', 'getattr', 'bool', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'hash', 'len',
                'iter', 'contains', 'str', 'repr', 'format', 'add', 'radd', 'sub', 'rsub', 'mul',
                'rmul', 'int', 'float', 'index', 'call', 'setattr', 'sizeof'):
    setattr(Opaque, f'__{looking}__', Opaque.__getitem__)


class Result:
    """What the platform gives to a referee after a call."""

    def __init__(self, value):
        self.value = value

    def __getitem__(self, key):
        if key != 'result':
            raise NotImplementedError(f'looks at {key}')
        return self.value

    get = __getitem__


class Members(type):
    def __getattr__(cls, name):
        if name.startswith('__') or name in ('validate', 'verify'):
            raise AttributeError(name)
        return Members(name, (Unknown,), {'path': f'{cls.path}.{name}', '__module__': cls.__module__})


class Unknown(metaclass=Members):
    """A part of the platform that has no counterpart here."""

    path = ''

    def __init__(self, *arguments, **options):
        names = PARAMETERS['checkio.referees.io.CheckiOReferee']
        self.options = {**dict(zip(names, arguments)), **options}

    def on_ready(self, data):
        raise NotImplementedError


class Referee:
    """Records its options. A mission's subclass finds here what it uses of the platform's class."""

    path = ''
    tests = None
    runner, code, current_category = 'python-3', '', ''
    current_step = current_test_index = current_category_index = 0
    restarting_env = False

    def __init__(self, *arguments, **options):
        self.options = {**dict(zip(PARAMETERS[self.path], arguments)), **options}
        self.current_test = {}
        for name in {*PARAMETERS[self.path], *COMMON}:
            setattr(self, name, self.options.get(name))
        self.cover_code = self.cover_code or {}
        self.categories_names = sorted(self.tests) if isinstance(self.tests, dict) else []

    def on_ready(self, data):
        raise NotImplementedError

    def get_current_test_fullname(self):
        return ''


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
                 'is_win_referee', 'DEFAULT_FUNCTION_NAME'}
# Options that the rest of a bundle carries, so that a mission's class needs them no more.
CARRIED_OPTIONS = {'tests', *COMMON, 'DEFAULT_FUNCTION_NAME'}
# What Empire of Code calls beside the judging; an error there is not seen, so it changes no verdict.
REPORTING = {'pre_test', 'post_test'}
# What the platform's classes define and a mission's class may change.
JUDGING = {'on_ready', 'start_env', 'start_env_params', 'run_success', 'run_fail',
           'test_current_step', 'execute_current_test', 'get_current_env_name', 'get_current_test',
           'check_current_test', 'check_user_answer', 'next_step', 'next_env', 'restart_env',
           'process_req_ended', 'fail_cur_step'}

UNWRAP_ARGS = Cover('def cover(func, data):\n    return func(*data)\n')
UNWRAP_KWARGS = Cover('def cover(func, data):\n    return func(**data)\n')

STOCK = {path: stock_referee(path) for path in PARAMETERS}
STOCK |= {
    'checkio.referees.cover_codes.unwrap_args': UNWRAP_ARGS,
    'checkio.referees.cover_codes.unwrap_kwargs': UNWRAP_KWARGS,
    'checkio.referees.checkers.float_comparison': Float,
    'checkio.referees.checkers.float.comparison': Float,
    'checkio.referees.checkers.to_list': Elements(),
    # Marks methods of Empire of Code; an identity, so that the methods stay functions.
    'tornado.gen.coroutine': lambda method: method,
}
EMPIRE_BASES = {name: type(name, (Empire,), {})
                for name in ('RefereeBase', 'RefereeRank', 'RefereeCodeGolf')}
ENV_NAME = types.SimpleNamespace(PYTHON='python_3', PYTHON_3='python_3', JS_NODE='js_node')
for home in ('', 'base.', 'referee.', 'rank.', 'golf.'):
    STOCK |= {f'checkio_referee.{home}{name}': base for name, base in EMPIRE_BASES.items()}
for home in ('', 'utils.terms.', 'terms.'):
    STOCK[f'checkio_referee.{home}ENV_NAME'] = ENV_NAME
for covers in ('covercodes', 'covercode', 'utils.covercodes'):
    STOCK |= {
        f'checkio_referee.{covers}.py_unwrap_args': UNWRAP_ARGS,
        f'checkio_referee.{covers}.py_2_str': Cover(
            'def cover(func, data):\n    return func(str(data))\n'),
        f'checkio_referee.{covers}.py_tuple': Cover(
            'def cover(func, data):\n    return func(tuple(data))\n'),
    }
VALIDATORS = ('validators', 'utils.validators', 'util.validators', 'verifications')
for validators in VALIDATORS:
    for suffix in ('Validator', 'Verification'):
        STOCK |= {
            f'checkio_referee.{validators}.Base{suffix}': Validator,
            f'checkio_referee.{validators}.Equal{suffix}': Equal,
            f'checkio_referee.{validators}.FloatEqual{suffix}': FloatEqual,
        }
    for result in ('ValidatorResult', 'VerificationResult'):
        STOCK[f'checkio_referee.{validators}.{result}'] = types.SimpleNamespace
    for error in ('ValidationError', 'VerificationError'):
        STOCK[f'checkio_referee.{validators}.{error}'] = type(error, (Exception,), {})
STOCK |= {
    'checkio.signals.ON_CONNECT': 'on_connect',
    'checkio.signals.PROCESS_ENDED': 'process_ended',
    'checkio.runner_types.SIMPLE': 'simple',
    'checkio.runner_types.JS_RUNNER_SLUG': 'js-node',
}

# The replacement of a platform's name in copied code; {} is the new name.
FLOAT_SOURCE = '''\
def {}(digits=0):
    def comparison(answer, result):
        if not isinstance(result, (int, float)):
            return False, "It is not a number"
        return answer - 0.1 ** digits <= result <= answer + 0.1 ** digits, None

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
ERROR_SOURCE = '''\
class {}(Exception):
    pass
'''
SOURCES = {
    'checkio.referees.checkers.float_comparison': FLOAT_SOURCE,
    'checkio.referees.checkers.to_list': TO_LIST_SOURCE,
    'checkio.api': '{} = checkio_api\n',
    'checkio.api.DEFAULT_FUNCTION': "{} = 'checkio'\n",
    'checkio.signals.PROCESS_ENDED': "{} = 'process_ended'\n",
    'checkio.runner_types.SIMPLE': "{} = 'simple'\n",
    'checkio.runner_types.JS_RUNNER_SLUG': "{} = 'js-node'\n",
    'checkio.referees.io.CheckiOReferee': '{} = checkio_platform\n',
    'checkio.referees.io_template.CheckiOReferee': '{} = checkio_platform\n',
    'checkio.referees.multicall.CheckiORefereeMulti': '{} = checkio_platform\n',
}
for home in VALIDATORS:
    SOURCES |= {
        f'checkio_referee.{home}.BaseValidator': VALIDATOR_SOURCE,
        f'checkio_referee.{home}.BaseVerification': VALIDATOR_SOURCE,
        f'checkio_referee.{home}.ValidatorResult': RESULT_SOURCE,
        f'checkio_referee.{home}.VerificationResult': RESULT_SOURCE,
        f'checkio_referee.{home}.ValidationError': ERROR_SOURCE,
        f'checkio_referee.{home}.VerificationError': ERROR_SOURCE,
    }
NAMESPACES = {path.rpartition('.')[0] for path in SOURCES} - SOURCES.keys()


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
        if name in self.sources or name in self.packages or self.is_stub(name):
            return importlib.machinery.ModuleSpec(name, self, is_package=self.is_package(name))
        return None

    def is_stub(self, name):
        top = name.partition('.')[0]
        return top in PLATFORM or name not in self.sources and (
            name in BESIDE or STYLE.fullmatch(top) is not None)

    def is_package(self, name):
        return (name in self.packages or self.is_stub(name)
                or self.sources.get(name, ('',))[0].endswith('/__init__.py'))

    def create_module(self, spec):
        return Stub(spec.name) if self.is_stub(spec.name) else None

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
        self.libraries = set()
        self.called = {}

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
        changing = self.changing(module, name)
        for index, statement in enumerate(text.tree.body):
            if changes(statement, name) or self.changes_by_call(module, index, name, changing):
                self.take(module, index)

    def changes_by_call(self, module, index, name, changing):
        """Whether a statement of the module calls a function that changes the object of a name."""
        statement = self.text(module).tree.body[index]
        if is_script_part(statement) or isinstance(statement, (ast.Import, ast.ImportFrom)):
            return False
        if changing & self.called_names(module, index):
            return True
        return isinstance(statement, ast.Expr) and any(
            given(part, name) for part in ast.walk(statement) if isinstance(part, ast.Call))

    def called_names(self, module, index):
        """The functions that a statement, or a decorator of a definition, calls by their names."""
        if (module, index) not in self.called:
            statement = self.text(module).tree.body[index]
            parts = statement.decorator_list if isinstance(statement, DEFINITIONS) else [statement]
            functions = list(parts)
            for whole in parts:
                for part in ast.walk(whole):
                    if isinstance(part, ast.Call):
                        functions += [part.func, *part.args] if root(part.func) in CALLING else [part.func]
            self.called[module, index] = {part.id for part in functions if isinstance(part, ast.Name)}
        return self.called[module, index]

    def changing(self, module, name):
        """The module's functions that change the object of a name, themselves or by other calls."""
        functions = {statement.name: statement for statement in self.text(module).tree.body
                     if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef))}
        found = {other for other, function in functions.items()
                 if name not in local_names(function) and mutates(function, name)}
        more = True
        while more:
            more = {other for other, function in functions.items() if other not in found and found & {
                part.id for part in ast.walk(function) if isinstance(part, ast.Name)}}
            found |= more
        return found

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
            if self.modules.is_stub(path.partition('.')[0]):
                line = self.stock(path, new, text, statement)
            self.libraries.add(path.partition('.')[0])
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
        result = result.rstrip('\n')
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
    if isinstance(verdict, (list, tuple)) and len(verdict) == 2:
        right, message = verdict
    elif isinstance(verdict, bool):
        right, message = verdict, None
    else:
        return False, "the checker gives no verdict"
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


SEVERAL_ADAPTER = '''\
RUNNERS = {{}}


def adapt(function, input):
    """Each start of a runner runs the solution anew, so that nothing is kept from before."""
    runner, start, arguments = input
    if RUNNERS.get(runner, (0, None))[0] != start:
        RUNNERS[runner] = start, start_again("{name}") if RUNNERS else function
    function = RUNNERS[runner][1]
    result = {}
    try:
        return on_the_wire(result)
    except RecursionError:
        return result
'''
GAME_PLATFORM = '''\
class checkio_api:
    """CheckIO's platform: keeps what the mission's referee asks for, in order."""

    DEFAULT_FUNCTION = "checkio"

    @classmethod
    def reset(cls):
        cls.events, cls.listeners, cls.starts = [], {}, {}
        cls.end, cls.shown = None, {}

    @classmethod
    def success(cls, score=0):
        cls.end = cls.end or (True, "", score)

    @classmethod
    def fail(cls, num, description=""):
        cls.end = cls.end or (False, str(description), 0)

    @classmethod
    def start_runner(cls, code, runner, controller_type, callback, prefix="req", **options):
        cls.events.append(("start", prefix, None, callback))

    @classmethod
    def kill_runner(cls, prefix):
        cls.events.append(("end", prefix, None, None))

    @classmethod
    def execute_function(cls, input_data, callback, func=None, prefix="req", errback=None):
        cls.events.append(("call", prefix, input_data, callback))

    @classmethod
    def add_process_listener(cls, prefix, signal, callback):
        cls.listeners[prefix] = callback

    @classmethod
    def request_write_ext(cls, data):
        cls.shown = data if isinstance(data, dict) else {}

    @staticmethod
    def request_write(*data, **options):
        pass

    request_write_in = request_write_out = request_write_start_in = request_write


class checkio_platform:
    """CheckIO's interactive referee."""

    current_category_index, current_category, current_step = 0, "", 0
    restarting_env = False

    def __init__(self, tests, initial_referee=None, process_referee=None, is_win_referee=None,
                 **options):
        self.tests, self.categories_names = tests, sorted(tests)
        self.initial_referee, self.process_referee = initial_referee, process_referee
        self.is_win_referee, self.function_name = is_win_referee, "checkio"
        self.inspector = self.add_close_builtins = None
        self.add_allowed_modules = self.remove_allowed_modules = None
        self.cover_code, self.referee_data = {}, {"input": "", "result": "", "result_addon": ""}
        vars(self).update(options)

    def on_ready(self, data):
        self.code, self.runner = data["code"], data["runner"]
        self.start_env()
        checkio_api.add_process_listener("req", "process_ended", self.process_req_ended)

    def start_env(self):
        checkio_api.start_runner(self.code, self.runner, "simple", self.run_success)

    def run_success(self, data):
        self.current_step = 0
        self.current_category = self.get_current_env_name()
        self.referee_data = self.initial_referee(self.tests[self.current_category])
        self.test_current_step()

    def test_current_step(self):
        self.current_step += 1
        checkio_api.execute_function(self.referee_data["input"], self.check_current_test)

    def get_current_env_name(self):
        return self.categories_names[self.current_category_index]

    def check_current_test(self, data):
        self.referee_data = self.process_referee(self.referee_data, data["result"])
        going = self.referee_data.get("result", False)
        won = self.is_win_referee(self.referee_data) if going else False
        self.referee_data.update({"is_win": won})
        checkio_api.request_write_ext(self.referee_data)
        if not going:
            checkio_api.fail(self.current_step, self.get_current_test_fullname())
        elif not won:
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            checkio_api.success()

    def next_env(self):
        self.current_category_index += 1
        return self.current_category_index < len(self.categories_names)

    def restart_env(self):
        self.restarting_env = True
        checkio_api.kill_runner("req")

    def process_req_ended(self, data):
        if self.restarting_env:
            self.restarting_env = False
            self.start_env()
        else:
            self.fail_cur_step(data)

    def fail_cur_step(self, data):
        checkio_api.fail(self.current_step, self.get_current_test_fullname())

    def get_current_test_fullname(self):
        return "Test: {0}. Step {1}".format(self.current_category, self.current_step)
'''
OWN_REFEREE = '''\
def referee(input):
    import json

    checkio_api.reset()
    game = {0}
    game.on_ready({{"code": "", "runner": "python-3"}})
    while checkio_api.end is None and checkio_api.events:
        event, prefix, data, callback = checkio_api.events.pop(0)
        try:
            if event == "start":
                checkio_api.starts[prefix] = checkio_api.starts.get(prefix, 0) + 1
                callback({{}})
            elif event == "end":
                if prefix in checkio_api.listeners:
                    checkio_api.listeners[prefix]({{}})
            else:
                data = json.loads(json.dumps(data))
                result = yield {1}
                callback({{"result": json.loads(json.dumps(result))}})
        except Exception as problem:
            return False, type(problem).__name__ + ": " + str(problem)
    right, message, score = checkio_api.end or (False, "the referee gives no verdict", 0)
    message = str(checkio_api.shown.get("result_addon") or message)
    return {2}
'''
RESULT_VALIDATOR = '''\
def judged(validator, output):
    result = validator.{}(output)
    return bool(result.test_passed), result.additional_data
'''
RAISING_VALIDATOR = '''\
def judged(validator, output):
    """The validator raises an error if the result is wrong."""
    if validator.{}(output) is not None:
        raise TypeError("the validator gives a result")
    return True, None
'''
WHOLE_TEST = '''\
TESTS = {{
{}}}


def whole_test(input, output):
    """The test as CheckIO's referee knows it: with the results in it."""
    return {{**TESTS[input], "runner": "python-3", **output}}
'''
SHOWN_TEST = '''\
TESTS = [
{}]


def shown_test(data, answer):
    """The test as the mission's validator knows it, with all its keys."""
    import copy

    for sent, test in TESTS:
        if sent == data and test.get("answer") == answer:
            return copy.deepcopy(test)
    raise LookupError("a test without a whole")
'''
INSPECTOR_NAMES = {'inspect', 'closed_names', 'builtin_names', 'bound_in', 'own_names_of_module',
                   'code_length', 'checkio_api', 'checkio_platform'}
PLAIN_VERDICT = CHECKER[CHECKER.index('    if isinstance(verdict, (list'):]
POINTS_VERDICT = '''\
    if not isinstance(verdict, (list, tuple)) or len(verdict) != 3:
        return False, "the checker gives no verdict with points"
    right, message, points = verdict
    return bool(right), "" if message is None else str(message), points if right else 0
'''
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
LAST_STEP = '''\
        checkio_api.end = None
        game = {}
        game.code, game.runner = source, "python-3"
        game.check_current_test({{"result": None}})
        if checkio_api.end is None:
            return False, "the referee gives no verdict"
        return {}
'''


class Mission:
    """Reads one repository, part by part; each part adds to the result."""

    def __init__(self, files):
        self.files = files
        self.notes = []

    def note(self, severity, file, line, message):
        if [severity, file, line, message] not in self.notes:
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
            'checker': None, 'referee': None, 'inspector': None, 'scored': False, 'points': None,
            'examples': '',
        }
        {'call': self.read_calls, 'code': self.read_codes, 'interactive': self.read_games}[
            self.kind](found)
        self.read_inspector(found)
        self.try_out(found)
        tests = found['tests']
        for test in tests[self.sample_category(tests)][:SAMPLES]:
            test['sample'] = True
        return found

    def stand_in(self):
        """Lets the mission import its own modules and the platform's stubs, but no other new module."""
        for name in list(sys.modules):
            if name in self.modules.sources or self.modules.is_stub(name):
                del sys.modules[name]
        sys.meta_path.insert(0, self.modules)
        random.seed('checkio')

    def execute(self):
        STOCK['checkio.api'] = sys.modules['checkio.api'] = self.api = Api()
        self.referees = self.api.referees
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
        self.own = None if kind is STOCK[kind.path] else kind
        self.generation, self.kind = KINDS[kind.path]
        self.referee, self.options = referee, referee.options
        for name in sorted(self.options.keys() - KNOWN_OPTIONS):
            if self.options[name]:
                self.refuse(f'the option {name} is not known here')
            self.note(WARNING, self.path, 0, f'the option {name} is not known here; it is empty')
        for name in sorted({'tests', *COMMON}):
            if name != 'cover_code' and getattr(referee, name) is not self.options.get(name):
                self.refuse(f'the class {kind.__name__} changes the option {name} itself')
        self.tests = self.options.get('tests')
        self.checker = self.options.get('checker')
        self.cover = self.for_python(self.options.get('cover_code'), None)
        self.function = self.for_python(
            self.options.get('function_name', self.options.get('DEFAULT_FUNCTION_NAME')), 'checkio')

    def own_members(self):
        """What the mission's classes define themselves, down to the platform's class."""
        stock = STOCK[self.own.path]
        return {name: value for kind in reversed(self.own.__mro__)
                if issubclass(kind, Referee) and kind not in stock.__mro__
                for name, value in vars(kind).items()}

    def refuse_own(self, reason=''):
        methods = ', '.join(name for name, value in self.own_members().items()
                            if isinstance(value, types.FunctionType))
        self.refuse(f'the class {self.own.__name__} changes how tests are judged: {methods}'
                    + (reason and f' ({reason})'))

    def understand_empire(self, referee):
        self.generation, self.kind, self.own = 'empire', 'call', None
        self.empire = referee
        settings = {name: getattr(referee, name) for name in dir(referee)
                    if not name.startswith('_')}
        for name, value in settings.items():
            if isinstance(value, (types.FunctionType, types.MethodType)) and name != 'VALIDATOR':
                if name not in REPORTING:
                    self.refuse(f'the method {name} changes how tests are judged')
                self.note(WARNING, self.path, 0, f'the method {name} is left out: it only reports')
        if 'HANDLERS' in settings:
            self.refuse('HANDLERS changes how tests are judged')
        if issubclass(referee, EMPIRE_BASES['RefereeRank']):
            self.note(WARNING, self.path, 0, 'gave points for each category passed in a row; here '
                      'a solution has to pass all of them')
        self.options = {}
        self.golf = issubclass(referee, EMPIRE_BASES['RefereeCodeGolf'])
        self.settings = settings
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
        if self.options.get('add_allowed_modules'):
            self.note(WARNING, self.path, 0, 'add_allowed_modules '
                      f'{list(self.options["add_allowed_modules"])} is not imported: '
                      'the sandbox has its own rules')
        for text in self.modules.sources.values():
            if re.search(r'^\s*(import|from)\s+random\b', text[1], re.MULTILINE) \
                    and text[0].rpartition('/')[2] != 'referee.py':
                self.note(WARNING, text[0], 0, 'uses random: the numbers drawn at the import are kept')

    def is_trivial_inspector(self):
        found = self.function_node('inspector', self.options['inspector'])
        if isinstance(found, ast.Lambda):
            return always_true(found.body)
        if isinstance(found, ast.FunctionDef):
            body = [statement for statement in found.body if not (
                isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))]
            return (len(body) == 1 and isinstance(body[0], ast.Return)
                    and always_true(body[0].value))
        return False

    # Rules about the source, and points.

    def read_inspector(self, found):
        """Writes inspector.py from the closed names, the inspector and the class's last step."""
        carrier = Carrier(self.modules, INSPECTOR_NAMES)
        closed = sorted(set(map(str, self.options.get('add_close_builtins') or ())))
        modules = sorted(set(map(str, self.options.get('remove_allowed_modules') or ())))
        pieces, rules = [], []
        if closed or modules:
            pieces.append(CLOSED_NAMES.format(closed, modules))
            rules.append('closed_names(source)')
        if self.uses_inspector():
            call = self.carried(carrier, 'inspector', self.options['inspector'])
            rules.append(f'{call}(source, "python-3")')
        end = None
        if self.kind == 'call' and self.own:
            end = self.read_end(found, carrier)
        elif self.generation == 'empire' and self.golf:
            end = self.read_empire_golf(found, pieces)
        if not rules and not end:
            return
        carried = carrier.source('referee') if carrier.texts else ''
        platform = [LAST_STEP_PLATFORM] if 'checkio_platform' in carried else []
        found['inspector'] = join([*platform, *filter(None, [carried]), *pieces,
                                   self.inspection(rules, end, found['scored'])])
        self.note_randomness(carrier)

    def uses_inspector(self):
        if not self.options.get('inspector') or self.is_trivial_inspector():
            return False
        if self.kind == 'call' and self.own:
            return ('fail',) in self.step(inspector=lambda code, runner: (False, ''))
        if self.own and 'on_ready' in self.own_members():
            return any('inspector' in member.__code__.co_names
                       for member in self.own_members().values()
                       if isinstance(member, types.FunctionType))
        return True

    def inspection(self, rules, end, scored):
        lines = ['def inspect(source):', '    try:']
        for rule in rules:
            lines += [f'        right, message = {rule}',
                      '        if not right:',
                      '            return False, message if isinstance(message, str) else ""']
        if end:
            lines += end
        else:
            lines += ['        return True, ""']
        lines += ['    except Exception as problem:',
                  '        return False, type(problem).__name__ + ": " + str(problem)']
        return '\n'.join(lines) + '\n'

    def read_empire_golf(self, found, pieces):
        lengths = self.settings.get('MAX_CODE_LENGTHS', self.settings.get('FOR_LANGUAGE_LENGTHS'))
        longest = (lengths if isinstance(lengths, dict) else {}).get(
            'python_3', self.settings.get('DEFAULT_MAX_CODE_LENGTH',
                                          self.settings.get('DEFAULT_LENGTH', 1000)))
        base = self.settings.get('BASE_POINTS', 0)
        mark = self.settings.get('COMMENT_MARKS', {'python_3': '#'}).get('python_3')
        pieces.append(CODE_LENGTH.format(mark))
        self.score(found, base + longest)
        return [f'        return True, "", {base!r} + max({longest!r} - code_length(source), 0)']

    def score(self, found, most):
        found['scored'] = True
        found['points'] = max(1, min(MOST_POINTS, int(most)))
        self.note(WARNING, self.path, 0, f'gives points, at most {found["points"]} here; '
                  'the option points gives another maximum')

    # A class of the mission whose tests are judged as the platform's class judges them.

    def step(self, game=None, passed=True, more=False, category=False, points=None, inspector=None,
             code=''):
        """What the class does after a test whose answer passed or failed."""
        game, value = game or self.copied_referee(), Opaque()
        verdict = (passed, None) if points is None else (passed, None, points)

        def check_user_answer(result):
            if result is not value:
                raise NotImplementedError('changes the result')
            return verdict

        for name, replacement in (
                ('check_user_answer', check_user_answer), ('next_step', lambda: more),
                ('next_env', lambda: category), ('code', code), ('inspector', inspector),
                ('test_current_step', lambda *data: self.api.events.append(('next',))),
                ('restart_env', lambda *data: self.api.events.append(('restart',)))):
            setattr(game, name, replacement)
        self.api.events.clear()
        game.check_current_test(Result(value))
        return list(self.api.events)

    def copied_referee(self):
        game = copy.copy(self.referee)
        game.current_test = {}
        return game

    def read_end(self, found, carrier):
        """The class's last step, which may look at the source; refuses any other change."""
        members = self.own_members()
        changed = (members.keys() & JUDGING) - {'check_current_test'}
        if changed:
            self.refuse_own()
        if 'check_current_test' not in members:
            return None
        for member in members.values():
            if isinstance(member, types.FunctionType) and {
                    'isinstance', 'type', 'id', 'hasattr'} & set(member.__code__.co_names):
                self.refuse_own('looks at types')
        points = self.triple()
        expected = [(dict(more=True), [('next',)]), (dict(category=True), [('restart',)]),
                    (dict(passed=False), [('fail',)]), (dict(passed=False, more=True), [('fail',)])]
        for situation, events in expected:
            try:
                seen = self.step(points=points, **situation)
            except Exception as problem:
                self.refuse_own(f'{type(problem).__name__}: {problem}')
            if seen != events:
                self.refuse_own()
        if points is not None:
            self.read_test_points(found)
            return None
        try:
            last = self.step(code=Opaque())
        except Exception:
            return self.read_last_step(found, carrier)
        if len(last) != 1 or last[0][0] != 'success':
            self.refuse_own()
        if last[0][1]:
            found['points'] = max(0, min(MOST_POINTS, int(last[0][1])))
        return None

    def triple(self):
        """1 if the class takes the verdict of a test with points, else None."""
        try:
            self.step(more=True)
            return None
        except ValueError:
            return 1
        except Exception as problem:
            self.refuse_own(f'{type(problem).__name__}: {problem}')

    def read_test_points(self, found):
        game, last = self.copied_referee(), None
        try:
            for number, points in enumerate((1, 2, 4)):
                last = self.step(game, more=number < 2, points=points, code=Opaque())
        except Exception as problem:
            self.refuse_own(f'{type(problem).__name__}: {problem}')
        if last != [('success', 7)] or found['compare'] != 'checker':
            self.refuse_own('the points of the tests are not added up')
        found['checker'] = found['checker'].replace(PLAIN_VERDICT, POINTS_VERDICT)
        check = self.loaded(found, 'checker')['check']
        verdicts = [check(copy.deepcopy(test['input']), *copy.deepcopy([test['answer']] * 2))
                    for tests in found['tests'].values() for test in tests]
        points = [verdict[2] for verdict in verdicts if len(verdict) == 3 and verdict[0]]
        self.score(found, sum(points) if len(points) == len(verdicts) else MOST_POINTS)

    def read_last_step(self, found, carrier):
        try:
            ends = [self.step(code=code) for code in ('', 'x = 1\n' * 1000)]
            if any(len(end) != 1 or end[0][0] not in ('success', 'fail') for end in ends):
                self.refuse_own()
        except Refused:
            raise
        except Exception as problem:
            if self.looks_at_the_source_before() or self.may_fail_at_the_end():
                self.refuse_own(f'{type(problem).__name__}: {problem}')
            self.note(WARNING, self.path, 0, 'gave points with a library that the sandbox lacks: '
                      'here they are fixed')
            return None
        call = self.construction(carrier, CARRIED_OPTIONS)
        unlike = carrier.libraries & {'marshal', 'dis', 'sys', 'tokenize', 'inspect'}
        if unlike:
            self.refuse_own(f'{", ".join(sorted(unlike))} differs here')
        scores = [end[0][1] for end in ends if end[0][0] == 'success']
        scored = any(scores)
        if scored:
            self.score(found, max(scores))
        return LAST_STEP.format(call, 'checkio_api.end' if scored else 'checkio_api.end[:2]'
                                ).rstrip('\n').split('\n')

    def looks_at_the_source_before(self):
        try:
            self.step(more=True, code=Opaque())
            self.step(category=True, code=Opaque())
            return False
        except Exception:
            return True

    def may_fail_at_the_end(self):
        """Whether the class may fail a solution after the last test."""
        method = self.own_members()['check_current_test']
        module, node = self.definition(self.own)
        for inner in ast.walk(node):
            if isinstance(inner, ast.If) and any(
                    isinstance(part, ast.Attribute) and part.attr == 'next_env'
                    for part in ast.walk(inner.test)):
                return method is None or any(
                    isinstance(part, ast.Attribute) and part.attr in ('fail', 'raise')
                    or isinstance(part, (ast.Raise, ast.Return))
                    for statement in inner.orelse for part in ast.walk(statement))
        return True

    def definition(self, kind):
        for module, (path, text) in self.modules.sources.items():
            if module == kind.__module__:
                for node in ast.parse(text, path).body:
                    if isinstance(node, ast.ClassDef) and node.name == kind.__name__:
                        return module, node
        self.refuse_own('its source is not found')

    def construction(self, carrier, dropped, extra=''):
        """The expression that makes the mission's referee, without the options that are dropped."""
        tree = ast.parse(self.files[self.path])
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)
                 and self.value_of(node.func) is self.own]
        if len(calls) != 1 or calls[0].args or any(word.arg is None for word in calls[0].keywords):
            self.refuse_own('the place where it is made is not clear')
        words = [f'{word.arg}={carrier.expression("referee", word.value)}'
                 for word in calls[0].keywords if word.arg not in dropped]
        function = carrier.expression('referee', calls[0].func)
        return f'{function}({", ".join(words + ([extra] if extra else []))})'

    def value_of(self, node):
        try:
            return eval(compile(ast.Expression(node), '', 'eval'), self.namespace)
        except Exception:
            return None

    # The last proof: what was written runs.

    def try_out(self, found):
        """Runs the written files once, so that a name that was not carried shows itself here."""
        if found['inspector']:
            verdict = self.loaded(found, 'inspector')['inspect']('x = 1\n')
            self.refuse_unnamed('inspector', verdict)
        if found['checker']:
            check = self.loaded(found, 'checker')['check']
            verdicts = [(test, check(copy.deepcopy(test.get('input', test.get('code'))),
                                     copy.deepcopy(test['answer']), None))
                        for tests in found['tests'].values() for test in tests]
            for test, verdict in verdicts:
                self.refuse_unnamed('checker', verdict)
            if all(verdict is True or isinstance(verdict, tuple) and verdict[0] is True
                   for test, verdict in verdicts):
                self.refuse('the checker accepts None in every test')
        if found['referee']:
            play = self.loaded(found, 'referee')['referee']
            for name, tests in found['tests'].items():
                self.play(name, play(copy.deepcopy(tests[0]['input'])))

    def loaded(self, found, part):
        names = {'__name__': part}
        try:
            exec(compile(found[part], part + '.py', 'exec'), names)
        except Exception as problem:
            self.refuse(f'{part}.py does not run: {type(problem).__name__}: {problem}')
        return names

    def refuse_unnamed(self, part, verdict):
        message = verdict[1] if isinstance(verdict, tuple) and len(verdict) > 1 else ''
        if isinstance(message, str) and re.match(r"(NameError|UnboundLocalError|ImportError|"
                                                 r"ModuleNotFoundError): ", message):
            self.refuse(f'the {part} cannot be carried: {message}')

    def play(self, name, game):
        """Plays the first move with None, which must not win."""
        try:
            next(game)
        except StopIteration as end:
            self.refuse(f'category {name}: the referee makes no call: {end.value[1]}')
        except Exception as problem:
            self.refuse(f'category {name}: the referee fails: {type(problem).__name__}: {problem}')
        try:
            game.send(None)
        except StopIteration as end:
            self.refuse_unnamed('referee', end.value)
            if end.value[0]:
                self.refuse(f'category {name}: the referee accepts None')
        except Exception as problem:
            self.refuse(f'category {name}: the referee fails: {type(problem).__name__}: {problem}')

    # Calls of a function.

    def read_calls(self, found):
        typed_input = self.generation == 'template'
        unwrapped = self.cover is UNWRAP_ARGS or typed_input and self.cover is None
        custom = self.is_custom_checker()
        if self.generation == 'empire' and any(
                test.get('function_name') for _, _, test in self.each_test()):
            self.read_named_calls(found)
            return
        tests = {}
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            for key in ('input', 'answer'):
                if key not in test and not (key == 'answer' and custom):
                    self.refuse(where + f'has no {key}', file=self.tests_path())
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
        self.require_tests(tests)
        found['tests'] = tests
        found['compare'] = 'exact' if typed_input else 'json'
        self.read_checker(found, tests, unwrapped)
        found['adapter'] = self.adapter(self.needs_wire(found['compare'], tests), unwrapped)
        found['examples'] = '\n'.join(
            f'{self.function}({", ".join(map(shown, test["input"]))}) == {shown(test["answer"])}'
            for test in tests[self.sample_category(tests)][:SAMPLES])

    def read_named_calls(self, found):
        """Tests of Empire of Code that name their functions; they become calls in test code."""
        if self.checker is not Equal or self.cover not in (None, UNWRAP_ARGS):
            self.refuse('a test has a function of its own beside a validator or a cover code',
                        file=self.tests_path())
        tests, names = {}, []
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            value = self.form(where + 'the input is ', test.get('input'), wired)
            answer = self.form(where + 'the answer is ', test.get('answer'), wired)
            arguments = self.arguments(where, value) if self.cover else [value]
            function = test.get('function_name') or self.function
            if not isinstance(function, str) or not function.isidentifier() \
                    or holds_written_key(answer):
                self.refuse(where + 'has a function of its own', file=self.tests_path())
            names += [function] if function not in names else []
            tests.setdefault(name, []).append(
                {'code': f'{solution_name(function)}({", ".join(map(shown, arguments))})\n',
                 'answer': answer, **self.explanation(test)})
        self.require_tests(tests)
        found['tests'], found['names'], found['function'] = tests, names, None

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
            if self.kind != 'interactive' and self.tests[name] in (None, '', [], (), {}):
                self.note(WARNING, self.tests_path(), 0,
                          f'category {name} has no tests: it is left out')
            else:
                yield str(name), self.tests[name]

    def sample_category(self, tests):
        return next((name for name in tests if 'basic' in name.lower()), next(iter(tests)))

    def require_tests(self, tests):
        if not tests:
            self.refuse('there are no tests', file=self.tests_path())

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
                    and not self.own_methods(self.checker))

    @staticmethod
    def own_methods(validator):
        """Whether the mission's classes change how the platform's validator judges."""
        return any(isinstance(value, (types.FunctionType, classmethod, staticmethod, property))
                   for kind in validator.__mro__
                   if kind not in (object, Validator, Equal, FloatEqual)
                   for value in vars(kind).values())

    def read_checker(self, found, tests, unwrapped):
        checker = self.checker
        if isinstance(checker, Elements):
            found['compare'] = 'list'
        elif isinstance(checker, Float):
            self.read_float(found, tests, checker.digits,
                            'answer - {0!r} <= output <= answer + {0!r}')
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
        """A bundle's tolerance is also relative and rounds at other places than the mission's."""
        answers = [test['answer'] for category in tests.values() for test in category]
        tolerance = 0.1 ** digits
        if not all(isinstance(answer, (int, float)) for answer in answers):
            self.refuse('compares floats, but not every answer is a number', file=self.tests_path())
        found['compare'] = 'checker'
        found['checker'] = (
            'def check(input, answer, output):\n'
            '    """An absolute tolerance, however large the answer is."""\n'
            '    if not isinstance(output, (int, float)):\n'
            '        return False, "It is not a number"\n'
            f'    return {near.format(tolerance)}\n')

    def read_validator(self, found, unwrapped):
        carrier = Carrier(self.modules, {'check', 'judged', 'TESTS', 'shown_test'})
        option = 'VALIDATOR' if 'VALIDATOR' in self.settings else 'VERIFICATION'
        name = self.carried(carrier, option, self.checker)
        method = 'validate' if hasattr(self.checker, 'validate') else 'verify'
        judge = getattr(self.checker, method, None)
        if not isinstance(judge, types.FunctionType) or judge.__code__.co_argcount != 2:
            self.refuse('the validator is of a form that is not known here')
        data = 'input' if unwrapped else 'input[0]'
        rows = self.whole_tests(unwrapped) if self.looks_at_other_keys(carrier) else None
        test = f'shown_test({data}, answer)' if rows else f'{{"input": {data}, "answer": answer}}'
        source = self.checker_source(carrier, f'judged({name}({test}), output)')
        if rows:
            source = join([SHOWN_TEST.format(rows).rstrip(), source])
        words = {part.id if isinstance(part, ast.Name) else part.attr
                 for module, indexes in carrier.chosen.items() for index in indexes
                 for part in ast.walk(carrier.texts[module].tree.body[index])
                 if isinstance(part, (ast.Name, ast.Attribute))}
        raises = words & {'ValidationError', 'VerificationError'}
        form = RAISING_VALIDATOR if raises else RESULT_VALIDATOR
        found['checker'] = join([source, form.format(method)])

    def looks_at_other_keys(self, carrier):
        """Whether the validator uses more of a test than its input and its answer."""
        if any('__init__' in vars(kind) for kind in self.checker.__mro__ if kind not in STOCK.values()
               and kind is not object):
            return True
        for text in carrier.texts.values():
            for node in ast.walk(text.tree):
                if isinstance(node, ast.Attribute) and node.attr == '_test':
                    keys = [test_key(outer) for outer in ast.walk(text.tree)
                            if isinstance(outer, (ast.Subscript, ast.Call)) and holder(outer) is node]
                    if not keys or set(keys) - {'input', 'answer'}:
                        return True
        return False

    def whole_tests(self, unwrapped):
        """The tests as source, each with what the solution gets of it."""
        rows, known = [], []
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            sent = self.form(where + 'the input is ', test['input'], wired)
            whole = {key: self.form(where + f'{key} is ', value, lambda value: typed(value, sets=False))
                     for key, value in test.items() if key not in ('explanation', 'show')}
            for other, same in known:
                if other == sent and same.get('answer') == whole.get('answer') and same != whole:
                    self.refuse(where + 'differs from another test only in what the validator looks at',
                                file=self.tests_path())
            known.append((sent, whole))
            rows.append(f'    ({shown(sent)}, {shown(whole)}),\n')
        return ''.join(rows)

    def checker_source(self, carrier, call):
        self.note_randomness(carrier)
        plain = '' if self.generation == 'template' else 'output = json.loads(json.dumps(output))\n        '
        source = CHECKER.format(output=plain, verdict=call)
        if not plain:
            source = source.replace('    import json\n\n', '')
        return join(list(filter(None, [carrier.source('referee'), source])))

    def note_randomness(self, carrier):
        if 'random' in carrier.libraries:
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

    def adapter(self, wire, unwrapped, several=False):
        """The adapter's source, or None; with several, the referee says which runner it calls."""
        given = 'arguments' if several else 'input'
        call, pieces = f'function(*{given})', []
        if self.cover is UNWRAP_KWARGS:
            call = f'function(**{given}[0])'
        elif self.cover is not None and self.cover is not UNWRAP_ARGS:
            call = f'cover(function, {given}[0])'
            pieces.append(self.cover_source())
        if not wire and not pieces and call == 'function(*input)':
            return None
        template = SEVERAL_ADAPTER if several else WIRED_ADAPTER if wire else ADAPTER
        pieces.append(template.format(call, name=self.function).rstrip())
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
        if self.own:
            self.refuse_own()
        check = self.options.get('check_result')
        whole = bool(check) and not self.looks_only_at_the_answer(check)
        tests, names, table, bound = {}, [], {}, {}
        used = set().union(*(used_names(code) for _, _, test in self.each_test()
                             if isinstance(code := self.for_python(test.get('test_code'), None), str)))
        for name, index, test in self.each_test():
            where = f'category {name}, test {index}: '
            code = self.for_python(test.get('test_code'), None)
            if not isinstance(code, str):
                self.refuse(where + 'has no test_code for Python', file=self.tests_path())
            answer = self.form(
                where + 'the answer is ', test.get('answer'),
                (lambda value: typed(value, sets=False)) if check else wired)
            try:
                code, wanted = player_code(
                    code, used, not check and holds_written_key(answer), whole)
            except SyntaxError as problem:
                self.refuse(where + f'test_code: {problem}', file=self.tests_path())
            missing = missing_names(code, bound.setdefault(name, set()))
            if missing - set(wanted):
                self.refuse(where + f'uses {", ".join(sorted(missing - set(wanted)))}, which its code does '
                            'not take from USER_GLOBAL: no solution can pass', file=self.tests_path())
            names += [each for each in wanted if each not in names]
            if whole:
                while code in table:
                    code += '\n'
                table[code] = self.form(where + 'the test holds ', {
                    key: value for key, value in test.items() if key != 'explanation'},
                    lambda value: typed(value, sets=False))
            tests.setdefault(name, []).append(
                {'code': code, 'answer': answer, **self.explanation(test)})
        self.require_tests(tests)
        found['tests'] = tests
        found['names'] = names
        found['function'] = None
        if check:
            self.read_check_result(found, check, table)

    def read_check_result(self, found, check, table):
        carrier = Carrier(self.modules, {'check', 'TESTS', 'whole_test'} if table else {'check'})
        call = self.carried(carrier, 'check_result', check)
        found['compare'] = 'checker'
        if not table:
            found['checker'] = self.checker_source(
                carrier, f'{call}({{"code_result": output}}, {{"answer": answer}})')
            return
        rows = ''.join(f'    {code!r}: {shown(test)},\n' for code, test in table.items())
        found['checker'] = join([
            WHOLE_TEST.format(rows).rstrip(), self.checker_source(
                carrier, f'{call}(dict(output), whole_test(input, output))')])

    def looks_only_at_the_answer(self, check):
        """Whether check_result uses `result["code_result"]` and `test["answer"]` and nothing else."""
        node = self.function_node('check_result', check)
        if node is None:
            return False
        arguments = node.args
        if len(arguments.args) != 2 or arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
            return False
        keys = {arguments.args[0].arg: 'code_result', arguments.args[1].arg: 'answer'}
        allowed = set()
        for inner in ast.walk(node):
            if isinstance(inner, ast.Subscript) and isinstance(inner.value, ast.Name):
                key = inner.slice
                if (isinstance(key, ast.Constant) and isinstance(inner.ctx, ast.Load)
                        and keys.get(inner.value.id) == key.value):
                    allowed.add(id(inner.value))
        return all(inner.id not in keys or id(inner) in allowed for inner in ast.walk(node)
                   if isinstance(inner, ast.Name))

    def function_node(self, option, value):
        """The definition of an option's function, or None."""
        for module, node in self.option_nodes(option, value):
            if isinstance(node, ast.Name):
                module, node = self.found_definition(module, node.id)
            if isinstance(node, (ast.Lambda, ast.FunctionDef)):
                return node
        return None

    def found_definition(self, module, name):
        """The only top-level function of a name, in the module or where it is imported from."""
        carrier = Carrier(self.modules, set())
        for _ in range(5):
            text = carrier.text(module)
            indexes = text.binders.get(name, ())
            home = carrier.star_home(module, name)
            if not indexes and home:
                module = home
                continue
            if len(indexes) != 1:
                return module, None
            statement = text.tree.body[indexes[0]]
            if isinstance(statement, ast.ImportFrom):
                alias = next(alias for alias in statement.names
                             if (alias.asname or alias.name) == name)
                module, name = carrier.origin(module, statement), alias.name
                if module not in self.modules.sources:
                    return module, None
                continue
            return module, statement
        return module, None

    # Games.

    def read_games(self, found):
        if self.own:
            self.read_own_games(found)
            return
        carrier = Carrier(self.modules, {'referee'})
        names = {part: self.carried(carrier, option, self.options.get(option))
                 for part, option in (('initial', 'initial_referee'), ('process', 'process_referee'),
                                      ('win', 'is_win_referee'))}
        found['tests'] = self.game_tests()
        found['compare'] = 'exact'
        unwrapped = self.cover is UNWRAP_ARGS
        argument = 'json.loads(json.dumps(state["input"]))'
        found['adapter'] = self.adapter(True, unwrapped)
        found['referee'] = join(list(filter(None, [carrier.source('referee'), REFEREE.format(
            arguments=f'list({argument})' if unwrapped else f'[{argument}]', **names)])))
        self.note_randomness(carrier)

    def game_tests(self):
        tests = {}
        for name, data in self.categories():
            value = self.form(f'category {name}: the data is ', data, typed)
            tests[name] = [{'input': [value], 'answer': None}]
        return tests

    def read_own_games(self, found):
        """Lets the mission's own class play, with a small platform beside it."""
        members = self.own_members()
        source = '\n'.join(ast.unparse(self.definition(kind)[1]) for kind in self.own.__mro__
                           if issubclass(kind, Referee) and kind not in STOCK[self.own.path].__mro__)
        rest = re.sub(r"self\.code = data\['code'\]|code=self\.code\b|inspector\(self\.code\b", '', source)
        if 'self.code' in rest.replace('self.cover_code', '') or "data['code']" in rest:
            self.refuse_own('looks at the source')
        functions = set(re.findall(r'func=([^,)]+)', source)) - {'self.function_name'}
        if functions:
            self.refuse_own('calls ' + ', '.join(sorted(functions)))
        scored = re.search(r'api\.success\((?!\))', source) is not None
        several = bool(members.keys() & {'start_env', 'restart_env', 'process_req_ended'}
                       or re.search(r'(kill|start)_runner|prefix=', source))
        tests = self.game_tests()
        if scored and len(tests) > 1:
            several = True
            tests = {'All': [{'input': [[[name, data[0]['input'][0]]
                                         for name, data in tests.items()]], 'answer': None}]}
            names, chosen = '', 'dict(map(tuple, input[0]))'
        else:
            chosen = '{"game": input[0]}'
        if scored:
            self.score(found, MOST_POINTS)
        carrier = Carrier(self.modules, {'referee', 'checkio_api', 'checkio_platform'})
        call = self.construction(
            carrier, {*CARRIED_OPTIONS}, extra=f'tests={chosen}')
        unwrapped = self.cover is UNWRAP_ARGS
        arguments = 'list(data)' if unwrapped else '[data]'
        found['tests'], found['compare'] = tests, 'exact'
        found['adapter'] = self.adapter(True, unwrapped, several)
        found['referee'] = join([GAME_PLATFORM, carrier.source('referee'), OWN_REFEREE.format(
            call, f'[prefix, checkio_api.starts[prefix], {arguments}]' if several else arguments,
            'right, message, score' if scored else 'right, message')])
        self.note_randomness(carrier)


def always_true(node):
    if isinstance(node, ast.Tuple) and node.elts:
        node = node.elts[0]
    return isinstance(node, ast.Constant) and node.value is True


def holder(node):
    """The X of `X[key]` or `X.get(key)`, or None."""
    if isinstance(node, ast.Subscript):
        return node.value
    if isinstance(node.func, ast.Attribute) and node.func.attr == 'get' and node.args:
        return node.func.value
    return None


def test_key(node):
    """The key of `self._test[key]` or `self._test.get(key)`; '?' if it is computed."""
    key = node.slice if isinstance(node, ast.Subscript) else node.args[0]
    return key.value if isinstance(key, ast.Constant) else '?'


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
    text = Text('test', 'test_code', source)
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
