from checkio.referees.io import CheckiOReferee
from checkio import api


def length(text):
    return len(text.replace(" ", ""))


class ShortCodeReferee(CheckiOReferee):
    def __init__(self, max_length, **kwargs):
        self.max_length = max_length
        super().__init__(**kwargs)

    def check_current_test(self, data):
        right, message = self.check_user_answer(data["result"])
        self.current_test["result"], self.current_test["result_addon"] = right, message
        api.request_write_ext(self.current_test)
        if not self.current_test["result"]:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if self.next_step():
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            used = length(self.code)
            if used >= self.max_length:
                return api.fail(0, "{} characters are too many".format(used))
            api.success(self.max_length - used)
