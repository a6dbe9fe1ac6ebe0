"""Stands in for the platform's modules that a mission imports.

The stubs only record their options, and what a referee asks for.
"""

import re
import sys
import types

PLATFORM = ('checkio', 'checkio_referee', 'tornado')
# Modules that the platform puts beside a mission; a mission may bring its own.
BESIDE = ('settings', 'settings_env')
# Libraries that judge a solution's source and that the sandbox does not have.
STYLE = re.compile(r'(pep8|pycodestyle|pyflakes)(_\w+)?')


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
UNWRAP_ARGS = Cover('def cover(func, data):\n    return func(*data)\n')
JS_UNWRAP_ARGS = Cover('function cover(func, data) {\n  return func.apply(this, data);\n}\n')
UNWRAP_KWARGS = Cover('def cover(func, data):\n    return func(**data)\n')
STOCK = {path: stock_referee(path) for path in PARAMETERS}
STOCK |= {
    'checkio.referees.cover_codes.unwrap_args': UNWRAP_ARGS,
    'checkio.referees.cover_codes.unwrap_kwargs': UNWRAP_KWARGS,
    'checkio.referees.cover_codes.js_unwrap_args': JS_UNWRAP_ARGS,
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
        f'checkio_referee.{covers}.js_unwrap_args': JS_UNWRAP_ARGS,
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
