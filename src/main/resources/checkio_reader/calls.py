"""Reads tests that call a function with an input."""

from checkio_reader.adapters import adapter_source, needs_wire
from checkio_reader.cases import (
    SAMPLES, as_arguments, converted, each_test, explanation, require_tests, sample_category,
    tests_path)
from checkio_reader.checkers import is_custom_checker, read_checker
from checkio_reader.stubs import Equal, UNWRAP_ARGS
from checkio_reader.test_code import solution_name
from checkio_reader.values import holds_written_key, shown, typed, wired


def read_calls(mission, found):
    typed_input = mission.generation == 'template'
    unwrapped = mission.cover is UNWRAP_ARGS or typed_input and mission.cover is None
    custom = is_custom_checker(mission)
    if mission.generation == 'empire' and any(
            test.get('function_name') for _, _, test in each_test(mission)):
        read_named_calls(mission, found)
        return
    tests = {}
    for name, index, test in each_test(mission):
        where = f'category {name}, test {index}: '
        for key in ('input', 'answer'):
            if key not in test and not (key == 'answer' and custom):
                mission.refuse(where + f'has no {key}', file=tests_path(mission))
        value = converted(mission, where + 'the input is ', test['input'], typed if typed_input else wired)
        if unwrapped:
            value = as_arguments(mission, where, value)
        else:
            value = [value]
        if typed_input:
            answer = converted(mission, where + 'the answer is ', test.get('answer'), typed)
        elif custom:
            answer = converted(mission, where + 'the answer is ', test.get('answer'),
                               lambda answer: typed(answer, sets=False))
        else:
            answer = converted(mission, where + 'the answer is ', test.get('answer'), wired)
        tests.setdefault(name, []).append(
            {'input': value, 'answer': answer, **explanation(mission, test)})
    require_tests(mission, tests)
    found['tests'] = tests
    found['compare'] = 'exact' if typed_input else 'json'
    read_checker(mission, found, tests, unwrapped)
    found['adapter'] = adapter_source(mission, needs_wire(mission, found['compare'], tests))
    found['examples'] = '\n'.join(
        f'{mission.function}({", ".join(map(shown, test["input"]))}) == {shown(test["answer"])}'
        for test in tests[sample_category(tests)][:SAMPLES])


def read_named_calls(mission, found):
    """Tests of Empire of Code that name their functions; they become calls in test code."""
    if mission.checker is not Equal or mission.cover not in (None, UNWRAP_ARGS):
        mission.refuse('a test has a function of its own beside a validator or a cover code',
                       file=tests_path(mission))
    tests, names = {}, []
    for name, index, test in each_test(mission):
        where = f'category {name}, test {index}: '
        value = converted(mission, where + 'the input is ', test.get('input'), wired)
        answer = converted(mission, where + 'the answer is ', test.get('answer'), wired)
        arguments = as_arguments(mission, where, value) if mission.cover else [value]
        function = test.get('function_name') or mission.function
        if not isinstance(function, str) or not function.isidentifier() \
                or holds_written_key(answer):
            mission.refuse(where + 'has a function of its own', file=tests_path(mission))
        names += [function] if function not in names else []
        tests.setdefault(name, []).append(
            {'code': f'{solution_name(function)}({", ".join(map(shown, arguments))})\n',
             'answer': answer, **explanation(mission, test)})
    require_tests(mission, tests)
    found['tests'], found['names'], found['function'] = tests, names, None
