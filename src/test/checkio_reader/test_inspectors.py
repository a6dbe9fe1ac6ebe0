from checkio_reader.sample_missions import classic, examined, files, run


def inspector(options, more=''):
    return run(examined(classic(options, more))['inspector'], 'inspect')


def test_no_rules_need_no_inspector():
    assert examined(classic('inspector=lambda code, runner: (True, "")'))['inspector'] is None


def test_an_inspector_of_the_mission():
    inspect = inspector('inspector=short', 'def short(code, runner):\n    return len(code) < 9, "long"\n')
    assert inspect('x = 1') == (True, '') and inspect('xyz = 1234') == (False, 'long')


def test_closed_names():
    inspect = inspector('add_close_builtins=["max", "import"]')
    assert inspect('max(1, 2)') == (False, 'max is closed')
    assert inspect('import math') == (False, 'import is closed')
    assert inspect('def f(max):\n    return max') == (True, '')
    assert inspect('def max(a):\n    return a\nmax(1)') == (True, '')
    assert inspect('max = max') == (False, 'max is closed')


def test_closed_modules():
    inspect = inspector('remove_allowed_modules=["math"]')
    assert inspect('from math import pi') == (False, 'the module math is closed')
    assert inspect('__import__("math")') == (False, 'the module math is closed')
    assert inspect('f = __import__')[0] is False and inspect('import re') == (True, '')


def test_the_points_of_code_golf():
    found = examined(files(
        'from checkio_referee import RefereeCodeGolf\nimport tests\n'
        'class Referee(RefereeCodeGolf):\n    TESTS = tests.TESTS\n    DEFAULT_MAX_CODE_LENGTH = 20\n    BASE_POINTS = 5\n'))
    assert found['scored'] is True and found['points'] == 25
    assert run(found['inspector'], 'inspect')('# a comment\nx = 1') == (True, '', 20)
