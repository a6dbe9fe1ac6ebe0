from checkio_reader.sample_missions import classic, examined, files, refusal, run

VALIDATED = '''\
from checkio_referee import RefereeBase
from checkio_referee.validators import BaseValidator, ValidatorResult
import tests

class Validator(BaseValidator):
    def validate(self, outer_result):
        return ValidatorResult(outer_result >= self._test[{key!r}])

class Referee(RefereeBase):
    TESTS = tests.TESTS
    VALIDATOR = Validator
'''


def test_equal_answers_need_no_checker():
    found = examined(classic())
    assert found['compare'] == 'json' and found['checker'] is None


def test_a_checker_of_the_mission():
    found = examined(classic('checker=near', more='def near(a, b):\n    return abs(a - b) < 2, "by %s" % b\n'))
    check = run(found['checker'], 'check')
    assert found['compare'] == 'checker'
    assert check([1, 2], 3, 4) == (True, 'by 4') and check([1, 2], 3, 5) == (False, 'by 5')
    assert check([1, 2], 3, None)[0] is False


def test_a_tolerance_of_the_platform():
    found = examined(classic('checker=checkers.float_comparison(1)'))
    check = run(found['checker'], 'check')
    assert check([], 3, 3.05) is True and check([], 3, 3.2) is False and check([], 3, 'x')[0] is False
    message = refusal(classic('checker=checkers.float_comparison(1)', tests="TESTS = {'A': [{'input': 1, 'answer': 'x'}]}\n"))
    assert message == 'compares floats, but not every answer is a number'


def test_elements_of_the_platform():
    assert examined(classic('checker=checkers.to_list'))['compare'] == 'list'


def test_a_validator_of_empire_of_code():
    found = examined(files(VALIDATED.format(key='answer')))
    check = run(found['checker'], 'check')
    assert check([[1, 2]], 3, 3) is True and check([[1, 2]], 3, 2) is False
    assert 'shown_test' not in found['checker']


def test_a_validator_that_looks_at_other_keys_gets_them():
    tests = "TESTS = {'A': [{'input': 1, 'answer': 2, 'least': 5}]}\n"
    found = examined(files(VALIDATED.format(key='least'), tests))
    check = run(found['checker'], 'check')
    assert check([1], 2, 5) is True and check([1], 2, 4) is False


def test_a_checker_that_accepts_none_is_refused():
    assert refusal(classic('checker=lambda a, b: True')) == 'the checker accepts None in every test'
