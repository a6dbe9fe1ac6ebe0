"""Writes checker.py from a mission's checker or validator."""

import ast
import types

from checkio_reader.carrier import Carrier, join
from checkio_reader.cases import converted, each_test, tests_path
from checkio_reader.definitions import carry, note_randomness
from checkio_reader.stubs import Elements, Equal, Float, FloatEqual, STOCK, Unknown, Validator
from checkio_reader.values import shown, typed, wired

CHECKER = '''\
def check(input, answer, output):
    import json

    try:
        {output}verdict = {verdict}
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
'''
PLAIN_VERDICT = CHECKER[CHECKER.index('    if isinstance(verdict, (list'):]
POINTS_VERDICT = '''\
    if not isinstance(verdict, (list, tuple)) or len(verdict) != 3:
        return False, "the checker gives no verdict with points"
    right, message, points = verdict
    return bool(right), "" if message is None else str(message), points if right else 0
'''
RESULT_VALIDATOR = '''\
def judged(validator, output):
    result = validator.{}(output)
    return bool(result.test_passed), result.additional_data
'''
RAISING_VALIDATOR = '''\
def judged(validator, output):
    """The validator raises an error if the result is wrong."""
    if validator.{}(output) is not None:
        raise TypeError("the validator gives a result")
    return True, None
'''
SHOWN_TEST = '''\
TESTS = [
{}]


def shown_test(data, answer):
    """The test as the mission's validator knows it, with all its keys."""
    import copy

    for sent, test in TESTS:
        if sent == data and test.get("answer") == answer:
            return copy.deepcopy(test)
    raise LookupError("a test without a whole")
'''


def is_custom_checker(mission):
    return not (mission.checker in (None, Equal) or isinstance(mission.checker, (Float, Elements))
                or isinstance(mission.checker, type) and issubclass(mission.checker, FloatEqual)
                and not own_methods(mission.checker))


def own_methods(validator):
    """Whether the mission's classes change how the platform's validator judges."""
    return any(isinstance(value, (types.FunctionType, classmethod, staticmethod, property))
               for kind in validator.__mro__
               if kind not in (object, Validator, Equal, FloatEqual)
               for value in vars(kind).values())


def read_checker(mission, found, tests, unwrapped):
    checker = mission.checker
    if isinstance(checker, Elements):
        found['compare'] = 'list'
    elif isinstance(checker, Float):
        read_float(mission, found, tests, checker.digits,
                   'answer - {0!r} <= output <= answer + {0!r}')
    elif is_custom_checker(mission):
        found['compare'] = 'checker'
        if isinstance(checker, type) and issubclass(checker, Validator):
            read_validator(mission, found, unwrapped)
        elif isinstance(checker, (Unknown, Validator)) or isinstance(
                checker, type) and issubclass(checker, Unknown):
            mission.refuse('the checker is not known here')
        else:
            carrier = Carrier(mission.modules, {'check'})
            call = carry(mission, carrier, 'checker', checker) + '(answer, output)'
            found['checker'] = checker_source(mission, carrier, call)
    elif isinstance(checker, type) and issubclass(checker, FloatEqual):
        read_float(mission, found, tests, checker.PRECISION, 'abs(answer - output) <= {!r}')


def read_float(mission, found, tests, digits, near):
    """A bundle's tolerance is also relative and rounds at other places than the mission's."""
    answers = [test['answer'] for category in tests.values() for test in category]
    tolerance = 0.1 ** digits
    if not all(isinstance(answer, (int, float)) for answer in answers):
        mission.refuse('compares floats, but not every answer is a number', file=tests_path(mission))
    found['compare'] = 'checker'
    found['checker'] = (
        'def check(input, answer, output):\n'
        '    """An absolute tolerance, however large the answer is."""\n'
        '    if not isinstance(output, (int, float)):\n'
        '        return False, "It is not a number"\n'
        f'    return {near.format(tolerance)}\n')


def read_validator(mission, found, unwrapped):
    carrier = Carrier(mission.modules, {'check', 'judged', 'TESTS', 'shown_test'})
    option = 'VALIDATOR' if 'VALIDATOR' in mission.settings else 'VERIFICATION'
    name = carry(mission, carrier, option, mission.checker)
    method = 'validate' if hasattr(mission.checker, 'validate') else 'verify'
    judge = getattr(mission.checker, method, None)
    if not isinstance(judge, types.FunctionType) or judge.__code__.co_argcount != 2:
        mission.refuse('the validator is of a form that is not known here')
    data = 'input' if unwrapped else 'input[0]'
    rows = whole_tests(mission) if looks_at_other_keys(mission, carrier) else None
    test = f'shown_test({data}, answer)' if rows else f'{{"input": {data}, "answer": answer}}'
    source = checker_source(mission, carrier, f'judged({name}({test}), output)')
    if rows:
        source = join([SHOWN_TEST.format(rows).rstrip(), source])
    words = {part.id if isinstance(part, ast.Name) else part.attr
             for module, indexes in carrier.chosen.items() for index in indexes
             for part in ast.walk(carrier.texts[module].tree.body[index])
             if isinstance(part, (ast.Name, ast.Attribute))}
    raises = words & {'ValidationError', 'VerificationError'}
    form = RAISING_VALIDATOR if raises else RESULT_VALIDATOR
    found['checker'] = join([source, form.format(method)])


def looks_at_other_keys(mission, carrier):
    """Whether the validator uses more of a test than its input and its answer."""
    if any('__init__' in vars(kind) for kind in mission.checker.__mro__ if kind not in STOCK.values()
           and kind is not object):
        return True
    for text in carrier.texts.values():
        for node in ast.walk(text.tree):
            if isinstance(node, ast.Attribute) and node.attr == '_test':
                keys = [test_key(outer) for outer in ast.walk(text.tree)
                        if isinstance(outer, (ast.Subscript, ast.Call)) and holder(outer) is node]
                if not keys or set(keys) - {'input', 'answer'}:
                    return True
    return False


def whole_tests(mission):
    """The tests as source, each with what the solution gets of it."""
    rows, known = [], []
    for name, index, test in each_test(mission):
        where = f'category {name}, test {index}: '
        sent = converted(mission, where + 'the input is ', test['input'], wired)
        whole = {key: converted(mission, where + f'{key} is ', value, lambda value: typed(value, sets=False))
                 for key, value in test.items() if key not in ('explanation', 'show')}
        for other, same in known:
            if other == sent and same.get('answer') == whole.get('answer') and same != whole:
                mission.refuse(where + 'differs from another test only in what the validator looks at',
                               file=tests_path(mission))
        known.append((sent, whole))
        rows.append(f'    ({shown(sent)}, {shown(whole)}),\n')
    return ''.join(rows)


def checker_source(mission, carrier, call):
    note_randomness(mission, carrier)
    plain = '' if mission.generation == 'template' else 'output = json.loads(json.dumps(output))\n        '
    source = CHECKER.format(output=plain, verdict=call)
    if not plain:
        source = source.replace('    import json\n\n', '')
    return join(list(filter(None, [carrier.source('referee'), source])))


def holder(node):
    """The X of `X[key]` or `X.get(key)`, or None."""
    if isinstance(node, ast.Subscript):
        return node.value
    if isinstance(node.func, ast.Attribute) and node.func.attr == 'get' and node.args:
        return node.func.value
    return None


def test_key(node):
    """The key of `self._test[key]` or `self._test.get(key)`; '?' if it is computed."""
    key = node.slice if isinstance(node, ast.Subscript) else node.args[0]
    return key.value if isinstance(key, ast.Constant) else '?'
