from checkio.referees.multicall import CheckiORefereeMulti
from checkio import api


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
