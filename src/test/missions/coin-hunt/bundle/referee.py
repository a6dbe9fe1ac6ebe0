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


CheckiORefereeMulti = checkio_platform
api = checkio_api


class ScoreReferee(CheckiORefereeMulti):
    def __init__(self, *args, **kwargs):
        self.total_score = 0
        super().__init__(*args, **kwargs)

    def check_current_test(self, data):
        self.referee_data = self.process_referee(self.referee_data, data['result'])
        self.total_score += self.referee_data.get("score", 0)
        going = self.referee_data.get("result", False)
        won = self.referee_data.get("is_win", False)
        api.request_write_ext(self.referee_data)
        if not going:
            if self.total_score:
                return api.success(score=self.total_score)
            return api.fail(self.current_step, self.get_current_test_fullname())
        if not won:
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            api.success(score=self.total_score)


def initial(data):
    coins = data or [2, 0]
    return {"input": coins, "coins": coins, "at": 0, "score": 0}


def process(state, move):
    state["score"] = 0
    if move == "stop":
        state.update({"result": True, "is_win": True, "result_addon": "A wise end"})
        return state
    if move != "go" or state["coins"][state["at"]] == 0:
        state.update({"result": False, "result_addon": "It is a trap"})
        return state
    state["score"] = state["coins"][state["at"]]
    state["at"] += 1
    state.update({"result": True, "is_win": False, "input": state["coins"][state["at"]:]})
    return state


def referee(input):
    import json

    checkio_api.reset()
    game = ScoreReferee(initial_referee=initial, process_referee=process, is_win_referee=None, tests=dict(map(tuple, input[0])))
    game.on_ready({"code": "", "runner": "python-3"})
    while checkio_api.end is None and checkio_api.events:
        event, prefix, data, callback = checkio_api.events.pop(0)
        try:
            if event == "start":
                checkio_api.starts[prefix] = checkio_api.starts.get(prefix, 0) + 1
                callback({})
            elif event == "end":
                if prefix in checkio_api.listeners:
                    checkio_api.listeners[prefix]({})
            else:
                data = json.loads(json.dumps(data))
                result = yield [prefix, checkio_api.starts[prefix], [data]]
                callback({"result": json.loads(json.dumps(result))})
        except Exception as problem:
            return False, type(problem).__name__ + ": " + str(problem)
    right, message, score = checkio_api.end or (False, "the referee gives no verdict", 0)
    message = str(checkio_api.shown.get("result_addon") or message)
    return right, message, score
