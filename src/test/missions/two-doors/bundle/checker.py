TESTS = [
    ([2, 4], {'input': (2, 4), 'open': True}),
    ([-1, 4], {'input': (-1, 4), 'open': True}),
    ([5, 4], {'input': (5, 4), 'open': False}),
]


def shown_test(data, answer):
    """The test as the mission's validator knows it, with all its keys."""
    import copy

    for sent, test in TESTS:
        if sent == data and test.get("answer") == answer:
            return copy.deepcopy(test)
    raise LookupError("a test without a whole")


class validators:
    class BaseValidator:
        def __init__(self, test_data):
            self._test = test_data
            self.additional_data = None
    class BaseVerification:
        def __init__(self, test_data):
            self._test = test_data
            self.additional_data = None
    class ValidatorResult:
        def __init__(self, test_passed, additional_data=None):
            self.test_passed = test_passed
            self.additional_data = additional_data
    class VerificationResult:
        def __init__(self, test_passed, additional_data=None):
            self.test_passed = test_passed
            self.additional_data = additional_data
    class ValidationError(Exception):
        pass
    class VerificationError(Exception):
        pass


Result = validators.ValidatorResult


class DoorValidator(validators.BaseValidator):
    def validate(self, outer_result):
        start = self._test["input"][0]
        if not self._test.get("open", True):
            return Result(outer_result == "", "There is no way.")
        if not isinstance(outer_result, str):
            return Result(False, "Steps are a string.")
        for step in outer_result:
            start += {"R": 1, "L": -1}[step]
        return Result(start == 0, "You end at {}.".format(start))


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = judged(DoorValidator(shown_test(input, answer)), output)
    except Exception as problem:
        return False, type(problem).__name__ + ": " + str(problem)
    if isinstance(verdict, (list, tuple)) and len(verdict) == 2:
        right, message = verdict
    elif isinstance(verdict, bool):
        right, message = verdict, None
    else:
        return False, "the checker gives no verdict"
    if message is None:
        return bool(right)
    return bool(right), message if isinstance(message, str) else str(message)


def judged(validator, output):
    result = validator.validate(output)
    return bool(result.test_passed), result.additional_data
