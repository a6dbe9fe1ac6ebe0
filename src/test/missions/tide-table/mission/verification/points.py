from checkio.referees.io import CheckiOReferee
from checkio import api


class PointsReferee(CheckiOReferee):
    def __init__(self, **options):
        self.points = 0
        super().__init__(**options)

    def check_current_test(self, data):
        passed, message, points = self.check_user_answer(data["result"])
        self.current_test["result"] = passed
        self.current_test["result_addon"] = message
        self.points += points
        api.request_write_ext(self.current_test)
        if not passed:
            return api.fail(self.current_step, self.get_current_test_fullname())
        if self.next_step():
            self.test_current_step()
        elif self.next_env():
            self.restart_env()
        else:
            api.success(self.points)
