"""Reads missions whose referee plays with the solution; writes referee.py."""

import ast
import re

from checkio_reader.adapters import adapter_source
from checkio_reader.carrier import Carrier, join
from checkio_reader.cases import categories, converted
from checkio_reader.definitions import (
    CARRIED_OPTIONS, carry, class_definition, construction, note_randomness)
from checkio_reader.last_step import set_points
from checkio_reader.notes import MOST_POINTS
from checkio_reader.stubs import Referee, STOCK, UNWRAP_ARGS
from checkio_reader.values import typed

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


def read_games(mission, found):
    if mission.own:
        read_own_games(mission, found)
        return
    carrier = Carrier(mission.modules, {'referee'})
    names = {part: carry(mission, carrier, option, mission.options.get(option))
             for part, option in (('initial', 'initial_referee'), ('process', 'process_referee'),
                                  ('win', 'is_win_referee'))}
    found['tests'] = game_tests(mission)
    found['compare'] = 'exact'
    unwrapped = mission.cover is UNWRAP_ARGS
    argument = 'json.loads(json.dumps(state["input"]))'
    found['adapter'] = adapter_source(mission, True)
    found['referee'] = join(list(filter(None, [carrier.source('referee'), REFEREE.format(
        arguments=f'list({argument})' if unwrapped else f'[{argument}]', **names)])))
    note_randomness(mission, carrier)


def game_tests(mission):
    tests = {}
    for name, data in categories(mission):
        value = converted(mission, f'category {name}: the data is ', data, typed)
        tests[name] = [{'input': [value], 'answer': None}]
    return tests


def read_own_games(mission, found):
    """Lets the mission's own class play, with a small platform beside it."""
    members = mission.own_members()
    source = '\n'.join(ast.unparse(class_definition(mission, kind)[1]) for kind in mission.own.__mro__
                       if issubclass(kind, Referee) and kind not in STOCK[mission.own.path].__mro__)
    rest = re.sub(r"self\.code = data\['code'\]|code=self\.code\b|inspector\(self\.code\b", '', source)
    if 'self.code' in rest.replace('self.cover_code', '') or "data['code']" in rest:
        mission.refuse_own('looks at the source')
    functions = set(re.findall(r'func=([^,)]+)', source)) - {'self.function_name'}
    if functions:
        mission.refuse_own('calls ' + ', '.join(sorted(functions)))
    scored = re.search(r'api\.success\((?!\))', source) is not None
    several = bool(members.keys() & {'start_env', 'restart_env', 'process_req_ended'}
                   or re.search(r'(kill|start)_runner|prefix=', source))
    tests = game_tests(mission)
    if scored and len(tests) > 1:
        several = True
        tests = {'All': [{'input': [[[name, data[0]['input'][0]]
                                     for name, data in tests.items()]], 'answer': None}]}
        chosen = 'dict(map(tuple, input[0]))'
    else:
        chosen = '{"game": input[0]}'
    if scored:
        set_points(mission, found, MOST_POINTS)
    carrier = Carrier(mission.modules, {'referee', 'checkio_api', 'checkio_platform'})
    call = construction(mission, carrier, CARRIED_OPTIONS, extra=f'tests={chosen}')
    unwrapped = mission.cover is UNWRAP_ARGS
    arguments = 'list(data)' if unwrapped else '[data]'
    found['tests'], found['compare'] = tests, 'exact'
    found['adapter'] = adapter_source(mission, True, several)
    found['referee'] = join([GAME_PLATFORM, carrier.source('referee'), OWN_REFEREE.format(
        call, f'[prefix, checkio_api.starts[prefix], {arguments}]' if several else arguments,
        'right, message, score' if scored else 'right, message')])
    note_randomness(mission, carrier)
