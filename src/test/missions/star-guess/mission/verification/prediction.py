from checkio.referees.io import CheckiOReferee
from checkio import api


class PredictionReferee(CheckiOReferee):
    def __init__(self, **kwargs):
        self.total_score = 0
        super().__init__(**kwargs)

    def check_current_test(self, data):
        check_result = self.check_user_answer(data['result'])
        (self.current_test["result"],
         self.current_test["result_addon"],
         self.current_test["score"]) = check_result
        self.total_score += self.current_test["score"]
        api.request_write_ext(self.current_test)
        if not self.current_test["result"]:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if self.next_step():
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            api.success(self.total_score)
