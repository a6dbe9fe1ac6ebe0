class checkio_api:
    """The part of CheckIO's platform that ends a mission; the other functions do nothing here."""

    DEFAULT_FUNCTION = "checkio"
    end = None

    @classmethod
    def success(cls, score=0):
        cls.end = cls.end or (True, "", score)

    @classmethod
    def fail(cls, num, description=""):
        cls.end = cls.end or (False, str(description))

    @staticmethod
    def request_write(*data, **options):
        pass

    request_write_in = request_write_out = request_write_ext = request_write_start_in = request_write


class checkio_platform:
    """CheckIO's referee after the last test: all answers were right."""

    current_category, current_step, current_test_index = "", 0, 0
    inspector = None

    def __init__(self, **options):
        vars(self).update(options)
        self.current_test = {}

    def check_user_answer(self, result):
        return True, None

    def next_step(self):
        return False

    next_env = next_step

    def get_current_test_fullname(self):
        return ""


CheckiOReferee = checkio_platform
api = checkio_api


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


def inspect(source):
    try:
        checkio_api.end = None
        game = ShortCodeReferee(max_length=120)
        game.code, game.runner = source, "python-3"
        game.check_current_test({"result": None})
        if checkio_api.end is None:
            return False, "the referee gives no verdict"
        return checkio_api.end
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
