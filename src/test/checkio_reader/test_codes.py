from checkio_reader.sample_missions import classic, examined, refusal, run


def mission(code, options='', more='', rest=''):
    return classic(options, more, 'code', 'CheckiORefereeCode', tests=(
        f"TESTS = {{'A': [{{'test_code': {code!r}, 'answer': 3{rest}}}]}}\n"))


CODE = "f = USER_GLOBAL['f']\nRET['code_result'] = f(1)"


def test_code_becomes_statements_beside_the_solution():
    found = examined(mission(CODE))
    assert found['tests'] == {'A': [{'code': 'f(1)\n', 'answer': 3, 'sample': True}]}
    assert found['names'] == ['f'] and found['function'] is None and found['checker'] is None


def test_a_check_of_the_answer():
    found = examined(mission(CODE, 'check_result=check', (
        'def check(result, test):\n    return result["code_result"] == test["answer"]\n')))
    check = run(found['checker'], 'check')
    assert check('f(1)\n', 3, 3) is True and check('f(1)\n', 3, 4) is False


def test_a_check_of_the_whole_test():
    found = examined(mission(CODE, 'check_result=check', (
        'def check(result, test):\n    return result["code_result"] > test["least"]\n'), ", 'least': 7"))
    check = run(found['checker'], 'check')
    code = found['tests']['A'][0]['code']
    assert check(code, 3, {'code_result': 8}) is True and check(code, 3, {'code_result': 7}) is False


def test_what_is_refused():
    assert refusal(mission({'js': ''})) == 'category A, test 1: has no test_code for Python'
    assert refusal(mission('f(')).startswith('category A, test 1: test_code: ')
    assert refusal(mission("RET['code_result'] = other(1)")).startswith('category A, test 1: uses other, ')
