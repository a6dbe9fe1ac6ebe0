class BaseVerification:
    def __init__(self, test_data):
        self._test = test_data
        self.additional_data = None


class VerificationError(Exception):
    pass


class WordVerification(BaseVerification):
    def verify(self, outer_result):
        if self._test["answer"] != outer_result:
            raise VerificationError("Not this word")


def check(input, answer, output):
    import json

    try:
        output = json.loads(json.dumps(output))
        verdict = judged(WordVerification({"input": input, "answer": answer}), output)
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
    """The validator raises an error if the result is wrong."""
    if validator.verify(output) is not None:
        raise TypeError("the validator gives a result")
    return True, None
