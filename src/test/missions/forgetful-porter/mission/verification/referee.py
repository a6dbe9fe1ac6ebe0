from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.multicall import CheckiORefereeMulti
from checkio.referees import cover_codes
from checkio.runner_types import SIMPLE
from tests import TESTS


def initial(data):
    return {"input": [1, ""], "guests": data, "seen": 0}


def process(state, result):
    if not isinstance(result, list) or len(result) != 2 or not isinstance(result[1], str):
        state.update({"result": False, "result_addon": "Return the count and the note."})
        return state
    state["seen"] += 1
    state["result"] = result[0] == state["seen"]
    state["result_addon"] = "{} guests so far".format(state["seen"])
    state["input"] = [1, result[1][:5]]
    return state


def is_win(state):
    return state["seen"] == state["guests"]


class ResetReferee(CheckiORefereeMulti):
    def __init__(self, *args, **kwargs):
        self.between = False
        super().__init__(*args, **kwargs)

    def test_current_step(self, dummy=None):
        super().test_current_step()

    def check_current_test(self, data):
        self.referee_data = self.process_referee(self.referee_data, data['result'])
        going = self.referee_data.get("result", False)
        won = self.is_win_referee(self.referee_data) if going else False
        api.request_write_ext(self.referee_data)
        if not going:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if not won:
            self.between = True
            api.kill_runner('req')
        elif self.next_env():
            self.restart_env()
        else:
            api.success()

    def process_req_ended(self, data):
        if self.between:
            self.between = False
            api.start_runner(code=self.code,
                             runner=self.runner,
                             prefix='req',
                             controller_type=SIMPLE,
                             callback=self.test_current_step,
                             errback=self.fail_cur_step,
                             cover_code=self.cover_code.get(self.runner))
        else:
            super().process_req_ended(data)


api.add_listener(
    ON_CONNECT,
    ResetReferee(
        tests=TESTS,
        cover_code={'python-3': cover_codes.unwrap_args},
        initial_referee=initial,
        process_referee=process,
        is_win_referee=is_win,
        function_name="porter").on_ready)
