"""A mission's referee: its kind and its options."""

import keyword
import random
import re
import sys
import types

from checkio_reader.modules import Modules, place
from checkio_reader.notes import Refused, WARNING
from checkio_reader.stubs import (Api, COMMON, EMPIRE_BASES, Empire, Equal, JS_UNWRAP_ARGS, Referee,
                                  STOCK, Unknown, UNWRAP_ARGS)

FOLDERS = ('verification/src', 'verification', 'src')
PYTHON = ('python-3', 'python_3', 'python', 'py')
JAVASCRIPT = ('js-node', 'js_node', 'js')
KINDS = {
    'checkio.referees.io.CheckiOReferee': ('classic', 'call'),
    'checkio.referees.io_template.CheckiOReferee': ('template', 'call'),
    'checkio.referees.code.CheckiORefereeCode': ('classic', 'code'),
    'checkio.referees.multicall.CheckiORefereeMulti': ('classic', 'interactive'),
}
KNOWN_OPTIONS = {'tests', *COMMON, 'check_result', 'initial_referee', 'process_referee',
                 'is_win_referee', 'DEFAULT_FUNCTION_NAME'}
# What Empire of Code calls beside the judging; an error there is not seen, so it changes no verdict.
REPORTING = {'pre_test', 'post_test'}


class Mission:
    """One repository, and what its referee registers with the platform."""

    def __init__(self, files):
        self.files = files
        self.notes = []

    def note(self, severity, file, line, message):
        if [severity, file, line, message] not in self.notes:
            self.notes.append([severity, file, line, message])

    def refuse(self, message, line=0, file=None):
        raise Refused(file or self.path, line, message)

    def load(self):
        """Runs the mission's modules, and reads the referee that they register."""
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
        self.understand_languages(
            self.options.get('cover_code'),
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
        self.understand_languages(
            settings.get('ENV_COVERCODE'), settings.get('FUNCTION_NAMES'),
            settings.get('DEFAULT_FUNCTION_NAME', settings.get('FUNCTION_NAME', 'checkio')))

    def understand_languages(self, covers, names, default):
        self.cover = self.chosen(covers, None)
        self.function = self.chosen(names, default)
        cover = self.chosen(covers, None, JAVASCRIPT)
        # Only where both languages get the same arguments; otherwise None.
        alike = cover is JS_UNWRAP_ARGS if self.cover is UNWRAP_ARGS else self.cover is cover is None
        name = self.chosen(names, default, JAVASCRIPT)
        self.javascript = name if alike and isinstance(name, str) and name.isidentifier() else None

    def chosen(self, option, default, runners=PYTHON):
        """An option that may be given for each language."""
        if isinstance(option, dict):
            option = next((option[runner] for runner in runners if runner in option), None)
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
