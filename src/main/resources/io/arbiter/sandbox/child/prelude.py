# Captures Python's own types and functions for the host, and replaces what a guest must not use.
# The refused imports are not a security wall, only a clear message: the context also denies what
# those modules need. The registration of interop behaviour is removed, because it lets any object
# pose as a number or a text when the host reads it; the standard library's own registrations are
# not needed here.
def __prelude__():
    import builtins, sys, polyglot, posix, __graalpython__ as graalpython
    main = sys.modules['__main__']

    polyglot.register_interop_behavior = lambda *a, **k: None
    polyglot.register_interop_type = lambda *a, **k: None
    polyglot.interop_behavior = lambda *a, **k: lambda f: f
    polyglot.interop_type = lambda *a, **k: lambda f: f

    import unicodedata

    # The engine has this only in native code. Normalisation sorts marks by their class, so a mark of
    # each class tells that of any other character.
    classes = (
        1, *range(6, 37), 84, 91, 103, 107, 118, 122, 129, 130, 132, 202, 214, 216, 218, 220, 222,
        224, 226, 228, 230, 232, 233, 234, 240)
    marks = (
        '\u0334\U00016ff0\u093c\u3099\u094d\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8'
        '\u05b9\u05bb\u05bc\u05bd\u05bf\u05c1\u05c2\ufb1e\u064b\u064c\u064d\u0618\u0619\u061a'
        '\u0651\u0652\u0670\u0711\u0c55\u0c56\u0e38\u0e48\u0eb8\u0ec8\u0f71\u0f72\u0f74\u0321'
        '\u1dce\u031b\u1dfa\u0316\u059a\u302e\U0001d16d\u05ae\u0300\u0315\u035c\u035d\u0345')
    normalize, last = unicodedata.normalize, marks[-1]

    def combining(character, /):
        if len(character) != 1:
            raise TypeError('combining(): argument must be a unicode character')
        if character != last and normalize('NFD', last + character)[0] == last:
            return 0
        for known, mark in zip(classes, marks):
            if character == mark or normalize('NFD', character + mark)[0] != mark:
                return known
    unicodedata.combining = combining

    set_recursion_limit = sys.setrecursionlimit

    # DepthCounter looks at the limit whenever a function of this name returns.
    def setrecursionlimit(limit, /):
        set_recursion_limit(limit)
    sys.setrecursionlimit = setrecursionlimit

    # A trace function would run between the calls, where nothing is measured, and it
    # makes the engine slow for all later guests of the process.
    set_trace, set_profile = sys.settrace, sys.setprofile

    def without_tracing(name):
        def refusal(function, /):
            if function is not None:
                raise RuntimeError('sys.' + name + ' is not available here')
        return refusal
    sys.settrace = without_tracing('settrace')
    sys.setprofile = without_tracing('setprofile')

    # What was refused first: libraries raise errors of their own in its place.
    refusals, set_up = [], ImportError.__init__

    class Refused(ImportError, PermissionError):
        def __init__(self, what=''):
            set_up(self, what)
            refusals.append(what)
    Refused.__name__ = Refused.__qualname__ = 'PermissionError'

    refused = frozenset((
        'socket', '_socket', 'ssl', '_ssl', 'subprocess', '_posixsubprocess',
        'ctypes', '_ctypes', 'multiprocessing', '_multiprocessing', 'signal',
        '_signal', 'resource', 'pty', 'termios'))

    # What asyncio, urllib, logging.handlers and others import on their way. They get a
    # module in which everything is there and nothing can be used.
    stand_ins = {
        'socket': (
            'socket', 'SocketType', 'create_connection', 'create_server', 'fromfd',
            'getaddrinfo', 'getfqdn', 'gethostbyaddr', 'gethostbyname',
            'gethostname', 'getnameinfo', 'getservbyname', 'inet_aton', 'inet_ntoa',
            'inet_ntop', 'inet_pton', 'socketpair'),
        'subprocess': (
            'Popen', 'call', 'check_call', 'check_output', 'getoutput',
            'getstatusoutput', 'list2cmdline', 'run'),
        'signal': (
            'alarm', 'default_int_handler', 'getsignal', 'pthread_kill',
            'raise_signal', 'set_wakeup_fd', 'setitimer', 'siginterrupt', 'signal'),
        'select': ('select',),
    }
    values = {
        'socket': {
            '_GLOBAL_DEFAULT_TIMEOUT': object(), 'has_ipv6': False,
            'error': OSError, 'timeout': TimeoutError,
            'gaierror': type('gaierror', (OSError,), {}),
            'herror': type('herror', (OSError,), {})},
        'subprocess': {
            'SubprocessError': type('SubprocessError', (Exception,), {}),
            'CalledProcessError': type('CalledProcessError', (Exception,), {}),
            'TimeoutExpired': type('TimeoutExpired', (Exception,), {}),
            'PIPE': -1, 'STDOUT': -2, 'DEVNULL': -3},
        'signal': {},
        'select': {'error': OSError},
    }

    class Unusable(type):
        def __call__(cls, *a, **k):
            raise Refused('use ' + cls.__qualname__)

    module_type, spec_type = type(sys), type(sys.__spec__)

    class StandIn(module_type):
        def __getattr__(self, name):
            if str.isupper(name):
                return 0
            raise AttributeError(name)

    class StandInLoader:
        @staticmethod
        def create_module(spec):
            module = StandIn(spec.name)
            for name in stand_ins[spec.name]:
                setattr(module, name, Unusable(spec.name + '.' + name, (), {}))
            for name, value in values[spec.name].items():
                setattr(module, name, value)
            return module
        @staticmethod
        def exec_module(module):
            pass

    import_module, modules = __import__, sys.modules

    own_names, get_frame = ('__main__', 'solution', 'adapter'), sys._getframe

    def asked_by_library():
        frame = get_frame(2)
        while frame is not None:
            name = frame.f_globals.get('__name__', '__main__')
            if not str.startswith(name, ('importlib', '_frozen_importlib')):
                return name not in own_names
            frame = frame.f_back
        return False

    # The same seed gives the same chance. A generator without a seed of its own gets the next
    # one here. Nothing more happens before a guest imports random.
    chance = [0, 0]

    def next_seed():
        chance[1] += 1
        return (chance[0] << 32) + chance[1]

    def seed_random():
        generators = import_module('_random')
        plain = generators.Random

        class Random(plain):
            def seed(self, a=None, /):
                plain.seed(self, next_seed() if a is None else a)
        generators.Random = Random

    def urandom(size, /):
        return import_module('random').Random().randbytes(size)
    posix.urandom = urandom

    # The engine has neither, and math.cbrt of glibc is no more exact.
    def complete_math():
        math = import_module('math')

        def exp2(x, /):
            return math.pow(2.0, x)

        def cbrt(x, /):
            root = math.copysign(abs(x) ** (1 / 3), x)
            return root - (root ** 3 - x) / (3 * root * root) if x and math.isfinite(x) else root
        math.exp2, math.cbrt = exp2, cbrt

    # What happens before the first import of a module.
    before = {'math': complete_math, 'random': seed_random}

    class Gate:
        @staticmethod
        def find_spec(name, path=None, target=None):
            if name in stand_ins and asked_by_library():
                return spec_type(name, StandInLoader)
            if name in before:
                before.pop(name)()
            if name in refused or str.partition(name, '.')[0] == 'java':
                raise Refused('import the module ' + name)

    for name in refused:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, Gate)

    def refuse(what):
        def refusal(*a, **k):
            raise Refused(what)
        return refusal

    # The engine would answer the first with a status and go on, and fail on the rest.
    for name in (
            'system', 'execv', 'execve', 'posix_spawn', 'fork', 'kill', 'killpg',
            'fchown', 'getgroups', 'getpgid', 'getpgrp', 'getppid', 'getsid',
            'openpty', 'setpgid', 'setpgrp', 'setsid', 'set_blocking'):
        setattr(posix, name, refuse('call os.' + name))

    for name in ('eval', 'export_value', 'import_value'):
        setattr(polyglot, name, refuse('reach another language'))

    # Nobody is at the other end.
    def no_pipe(*a, **k):
        raise OSError(38, 'Function not implemented')
    posix.pipe = posix.pipe2 = no_pipe

    # Facts about the host, and tools to look into it.
    for name in (
            'dump_heap', 'get_current_rss', 'get_graalvm_version', 'get_jdk_version',
            'get_max_process_count', 'get_python_home_paths'):
        if hasattr(graalpython, name):
            setattr(graalpython, name, refuse('use a tool of the engine'))

    # No Exception, so that code which swallows them does not go on as if it had read.
    class EndOfFile(BaseException):
        pass
    EndOfFile.__name__ = EndOfFile.__qualname__ = 'EOFError'

    class NoInput:
        def read(self, *a):
            raise EndOfFile('there is nothing to read: the input comes as arguments')
        readline = readlines = readinto = read1 = __iter__ = __next__ = fileno = read
        closed = False
        encoding, errors = 'utf-8', 'strict'
        def isatty(self):
            return False
        @property
        def buffer(self):
            return self

    # How far the author's adapter is, for telling whose exception leaves it.
    phase = ['before']
    run, translate = exec, compile

    def watched(function):
        def called(*a, **k):
            phase[0] = 'inside'
            value = function(*a, **k)
            phase[0] = 'after'
            return value
        return called

    def load_adapter(source, solution):
        # For referees whose runners share nothing: the solution in a new namespace.
        def start_again(name):
            own = {'__name__': 'solution'}
            phase[0] = 'inside'
            run(translate(solution, 'solution.py', 'exec'), own)
            function = own[name]
            phase[0] = 'before'
            return watched(function)

        names = {'__name__': 'adapter', 'start_again': start_again}
        phase[0] = 'before'
        run(translate(source, 'adapter.py', 'exec'), names)
        return names['adapt']

    def adapted(adapt, function, *arguments):
        phase[0] = 'before'
        return adapt(watched(function), [*arguments])

    def import_ahead(*names):
        for name in names:
            try:
                import_module(name)
            except ImportError:
                pass
        known = modules.get('collections')
        if known is None:
            return []
        return [known.Counter, known.OrderedDict, known.defaultdict]

    def become_module(seed):
        chance[0] = seed
        main.__name__ = 'solution'
        sys.stdin = sys.__stdin__ = NoInput()
        sys.modules['solution'] = main

    # A program ends with them as in Python, where the module site defines them.
    def become_program(seed):
        chance[0] = seed
        # The stream has no decoder yet, see StandardStreams.
        sys.stdin.reconfigure(encoding='utf-8')
        def leave(code=None):
            raise SystemExit(code)
        builtins.exit = builtins.quit = leave

    return {
        'become_program': become_program,
        'main': main, 'namespace': main.__dict__, 'become_module': become_module,
        'import_ahead': import_ahead,
        'load_adapter': load_adapter, 'adapted': adapted,
        'phase': lambda: phase[0],
        'None': None, 'NoneType': type(None), 'bool': bool, 'int': int,
        'float': float, 'complex': complex, 'str': str, 'bytes': bytes,
        'list': list, 'tuple': tuple, 'set': set, 'frozenset': frozenset,
        'dict': dict, 'module': type(sys),
        'call': lambda f, *a: f(*a), 'list_of': lambda *a: [*a], 'fromhex': bytes.fromhex,
        'get': dict.get, 'items': dict.items, 'dict_len': dict.__len__, 'len': len, 'hex': bytes.hex,
        'bit_length': int.bit_length, 'callable': callable,
        'issubclass': issubclass,
        'set_trace': set_trace, 'set_profile': set_profile,
        'real': complex.real.__get__, 'imag': complex.imag.__get__,
        'flush_out': sys.stdout.flush, 'flush_err': sys.stderr.flush,
        'OSError': OSError, 'MemoryError': MemoryError,
        'Refused': Refused,
        'refusals': refusals,
    }
__prelude__()
