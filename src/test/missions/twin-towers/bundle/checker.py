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


class TwinsValidator(validators.BaseValidator):
    def validate(self, outer_result):
        towers, height = self._test["input"]
        if not self._test.get("answer"):
            return Result(outer_result is None, "There are none.")
        right = sum(outer_result) == height and set(outer_result) <= set(towers)
        return Result(right)


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = judged(TwinsValidator({"input": input, "answer": answer}), output)
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
