import marshal

from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.io import CheckiOReferee
from tests import TESTS


class WeighingReferee(CheckiOReferee):
    def check_current_test(self, data):
        right, message = self.check_user_answer(data["result"])
        if not right:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if self.next_step():
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            api.success(1000 - len(marshal.dumps(compile(self.code, "", "exec"))))


api.add_listener(ON_CONNECT, WeighingReferee(tests=TESTS).on_ready)
