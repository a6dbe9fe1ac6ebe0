"""Reads tests that are code beside the player's code."""

import ast

from checkio_reader.carrier import Carrier, join
from checkio_reader.cases import converted, each_test, explanation, require_tests, tests_path
from checkio_reader.checkers import checker_source
from checkio_reader.definitions import carry, function_node
from checkio_reader.test_code import missing_names, player_code, used_names
from checkio_reader.values import holds_written_key, shown, typed, wired

WHOLE_TEST = '''\
TESTS = {{
{}}}


def whole_test(input, output):
    """The test as CheckIO's referee knows it: with the results in it."""
    return {{**TESTS[input], "runner": "python-3", **output}}
'''


def read_codes(mission, found):
    if mission.own:
        mission.refuse_own()
    check = mission.options.get('check_result')
    whole = bool(check) and not looks_only_at_the_answer(mission, check)
    tests, names, table, bound = {}, [], {}, {}
    used = set().union(*(used_names(code) for _, _, test in each_test(mission)
                         if isinstance(code := mission.chosen(test.get('test_code'), None), str)))
    for name, index, test in each_test(mission):
        where = f'category {name}, test {index}: '
        code = mission.chosen(test.get('test_code'), None)
        if not isinstance(code, str):
            mission.refuse(where + 'has no test_code for Python', file=tests_path(mission))
        answer = converted(
            mission, where + 'the answer is ', test.get('answer'),
            (lambda value: typed(value, sets=False)) if check else wired)
        try:
            code, wanted = player_code(
                code, used, not check and holds_written_key(answer), whole)
        except SyntaxError as problem:
            mission.refuse(where + f'test_code: {problem}', file=tests_path(mission))
        missing = missing_names(code, bound.setdefault(name, set()))
        if missing - set(wanted):
            mission.refuse(where + f'uses {", ".join(sorted(missing - set(wanted)))}, which its code does '
                           'not take from USER_GLOBAL: no solution can pass', file=tests_path(mission))
        names += [each for each in wanted if each not in names]
        if whole:
            while code in table:
                code += '\n'
            table[code] = converted(mission, where + 'the test holds ', {
                key: value for key, value in test.items() if key != 'explanation'},
                lambda value: typed(value, sets=False))
        tests.setdefault(name, []).append(
            {'code': code, 'answer': answer, **explanation(mission, test)})
    require_tests(mission, tests)
    found['tests'] = tests
    found['names'] = names
    found['function'] = None
    if check:
        read_check_result(mission, found, check, table)


def read_check_result(mission, found, check, table):
    carrier = Carrier(mission.modules, {'check', 'TESTS', 'whole_test'} if table else {'check'})
    call = carry(mission, carrier, 'check_result', check)
    found['compare'] = 'checker'
    if not table:
        found['checker'] = checker_source(
            mission, carrier, f'{call}({{"code_result": output}}, {{"answer": answer}})')
        return
    rows = ''.join(f'    {code!r}: {shown(test)},\n' for code, test in table.items())
    found['checker'] = join([
        WHOLE_TEST.format(rows).rstrip(), checker_source(
            mission, carrier, f'{call}(dict(output), whole_test(input, output))')])


def looks_only_at_the_answer(mission, check):
    """Whether check_result uses `result["code_result"]` and `test["answer"]` and nothing else."""
    node = function_node(mission, 'check_result', check)
    if node is None:
        return False
    arguments = node.args
    if len(arguments.args) != 2 or arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
        return False
    keys = {arguments.args[0].arg: 'code_result', arguments.args[1].arg: 'answer'}
    allowed = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Subscript) and isinstance(inner.value, ast.Name):
            key = inner.slice
            if (isinstance(key, ast.Constant) and isinstance(inner.ctx, ast.Load)
                    and keys.get(inner.value.id) == key.value):
                allowed.add(id(inner.value))
    return all(inner.id not in keys or id(inner) in allowed for inner in ast.walk(node)
               if isinstance(inner, ast.Name))
