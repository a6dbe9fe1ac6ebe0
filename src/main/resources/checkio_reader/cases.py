"""The tests of a mission as its tests.py has them, by category."""

from checkio_reader.notes import WARNING
from checkio_reader.values import NoForm

SAMPLES = 3


def each_test(mission):
    for name, tests in categories(mission):
        if not isinstance(tests, (list, tuple)):
            mission.refuse(f'category {name} is not a list of tests', file=tests_path(mission))
        for index, test in enumerate(tests, 1):
            if not isinstance(test, dict):
                mission.refuse(f'category {name}, test {index}: is not a dictionary',
                               file=tests_path(mission))
            yield name, index, test


def categories(mission):
    try:
        ordered = sorted(mission.tests)
    except TypeError:
        mission.refuse('the names of categories cannot be sorted', file=tests_path(mission))
    for name in ordered:
        if mission.kind != 'interactive' and mission.tests[name] in (None, '', [], (), {}):
            mission.note(WARNING, tests_path(mission), 0,
                         f'category {name} has no tests: it is left out')
        else:
            yield str(name), mission.tests[name]


def sample_category(tests):
    return next((name for name in tests if 'basic' in name.lower()), next(iter(tests)))


def require_tests(mission, tests):
    if not tests:
        mission.refuse('there are no tests', file=tests_path(mission))


def tests_path(mission):
    path = mission.folder + '/tests.py'
    return path if path in mission.files else mission.path


def converted(mission, where, value, convert):
    try:
        return convert(value)
    except NoForm as problem:
        mission.refuse(where + str(problem), file=tests_path(mission))
    except RecursionError:
        mission.refuse(where + 'nested too deeply', file=tests_path(mission))


def as_arguments(mission, where, value):
    if isinstance(value, dict) or not hasattr(value, '__iter__'):
        mission.refuse(where + 'the input is not a list of arguments', file=tests_path(mission))
    return list(value)


def explanation(mission, test):
    text = test.get('explanation')
    if isinstance(text, str) and text.strip():
        return {'explanation': text.strip()}
    if text and not any('explanations' in note[3] for note in mission.notes):
        mission.note(WARNING, tests_path(mission), 0, 'explanations that are not a text are left out')
    return {}
