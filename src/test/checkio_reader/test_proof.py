from checkio_reader import proof
from checkio_reader.mission import Mission
from checkio_reader.sample_missions import refused

MISSION = Mission({})
MISSION.path = 'referee.py'


def found(**parts):
    return {'inspector': None, 'checker': None, 'referee': None,
            'tests': {'A': [{'input': [1], 'answer': 2}]}, **parts}


def message(**parts):
    return refused(proof.try_out, MISSION, found(**parts))


def test_written_files_that_run():
    proof.try_out(MISSION, found(
        inspector='def inspect(source):\n    return True, ""\n',
        checker='def check(input, answer, output):\n    return answer == output\n',
        referee='def referee(input):\n    result = yield input\n    return result == 1, ""\n'))


def test_a_name_that_was_not_carried():
    assert message(inspector='def inspect(source):\n    return False, "NameError: x"\n') == (
        'the inspector cannot be carried: NameError: x')
    assert message(checker='x\n') == "checker.py does not run: NameError: name 'x' is not defined"


def test_a_checker_or_referee_that_accepts_none():
    assert message(checker='def check(input, answer, output):\n    return True\n') == (
        'the checker accepts None in every test')
    assert message(referee='def referee(input):\n    yield input\n    return True, ""\n') == (
        'category A: the referee accepts None')


def test_a_referee_that_fails():
    assert message(referee='def referee(input):\n    return False, "no"\n    yield\n') == (
        'category A: the referee makes no call: no')
    assert message(referee='def referee(input):\n    1 / 0\n    yield\n') == (
        'category A: the referee fails: ZeroDivisionError: division by zero')
