from checkio.referees.multicall import CheckiORefereeMulti
from checkio.signals import PROCESS_ENDED
from checkio import api
from checkio.runner_types import SIMPLE

REQ = 'req'


class SeveralReferee(CheckiORefereeMulti):
    def __init__(self, quantity=2, **kwargs):
        self.quantity = quantity
        self.run_count = 0
        super().__init__(**kwargs)

    def on_ready(self, data):
        self.code = data['code']
        self.runner = data['runner']
        self.start_env()
        api.add_process_listener(REQ + str(0), PROCESS_ENDED, self.process_req_ended)

    def start_env(self, data=None):
        started = self.run_count
        self.run_count += 1
        callback = self.start_env if self.run_count < self.quantity else self.run_success
        api.start_runner(code=self.code,
                         runner=self.runner,
                         prefix=REQ + str(started),
                         controller_type=SIMPLE,
                         callback=callback,
                         errback=self.fail_cur_step,
                         write_execute_data=False,
                         cover_code=self.cover_code.get(self.runner))

    def run_success(self, data):
        self.run_count = 0
        super().run_success(data)

    def test_current_step(self, data=None):
        if data is None:
            self.referee_data["choices"] = []
        else:
            self.referee_data["choices"].append(data["result"])
        number = len(self.referee_data["choices"])
        if number == self.quantity:
            self.current_step += 1
            return self.check_current_test(data)
        api.execute_function(input_data=self.referee_data["input"],
                             callback=self.test_current_step,
                             errback=self.fail_cur_step,
                             func=self.function_name,
                             prefix=REQ + str(number))

    def check_current_test(self, data):
        self.referee_data = self.process_referee(self.referee_data)
        api.request_write_ext(self.referee_data)
        if not self.referee_data.get("result", False):
            return api.fail(self.current_step, self.get_current_test_fullname())
        if not self.referee_data.get("is_win", False):
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            api.success()

    def restart_env(self):
        self.restarting_env = True
        for number in range(self.quantity):
            api.kill_runner(REQ + str(number))
