from checkio_reader.sample_missions import classic, examined, files, refusal


def test_the_input_is_one_argument():
    found = examined(classic())
    assert found['tests'] == {'Basics': [{'input': [[1, 2]], 'answer': 3, 'sample': True}],
                              'Extra': [{'input': [[2, 2]], 'answer': 4}]}
    assert found['function'] == 'checkio' and found['examples'] == 'checkio([1, 2]) == 3'


def test_the_input_is_all_arguments():
    found = examined(classic('cover_code={"python-3": cover_codes.unwrap_args}'))
    assert found['tests']['Basics'][0]['input'] == [1, 2] and found['adapter'] is None


def test_a_template_keeps_pythons_types():
    found = examined(classic(module='io_template', tests="TESTS = {'A': [{'input': [(1, 2)], 'answer': {3}}]}\n"))
    assert found['compare'] == 'exact'
    assert found['tests']['A'][0] == {'input': [(1, 2)], 'answer': {3}, 'sample': True}


def test_tests_of_empire_of_code_that_name_their_functions():
    found = examined(files(
        'from checkio_referee import RefereeBase, covercodes\nimport tests\n'
        'class Referee(RefereeBase):\n    TESTS = tests.TESTS\n    ENV_COVERCODE = {"python_3": covercodes.py_unwrap_args}\n',
        "TESTS = {'A': [{'input': [1], 'answer': 1, 'function_name': 'sum'},"
        " {'input': [2], 'answer': 1, 'function_name': 'f'}]}\n"))
    assert [test['code'] for test in found['tests']['A']] == ["globals()['sum'](1)\n", 'f(2)\n']
    assert found['names'] == ['sum', 'f'] and found['function'] is None


def test_what_is_refused():
    assert refusal(classic(tests="TESTS = {'A': []}\n")) == 'there are no tests'
    assert refusal(classic(tests="TESTS = {'A': [{'input': 1}]}\n")) == 'category A, test 1: has no answer'
    assert refusal(classic(tests="TESTS = {'A': [{'input': {1}, 'answer': 1}]}\n")) == (
        'category A, test 1: the input is a set, which has no JSON form')
