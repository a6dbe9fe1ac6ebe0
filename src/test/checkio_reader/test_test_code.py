from checkio_reader.test_code import missing_names, player_code, used_names


def test_statements_that_only_fetch_a_name_are_left_out():
    source = "f = USER_GLOBAL['f']\nRET['code_result'] = f(1)"
    assert player_code(source, used_names(source), False) == ('f(1)\n', ['f'])


def test_a_guard_names_what_the_solution_needs():
    source = "if not 'f' in USER_GLOBAL:\n    raise NameError\nRET['code_result'] = f(2)"
    assert player_code(source, {'f'}, False) == ('f(2)\n', ['f'])


def test_a_name_of_python_is_looked_up_in_the_solution():
    source = "RET['code_result'] = USER_GLOBAL['sum']([1])"
    assert player_code(source, used_names(source), False) == ("globals()['sum']([1])\n", ['sum'])


def test_other_uses_of_the_result_keep_it():
    source = "RET['a'] = f()\nRET['code_result'] = RET['a']"
    assert player_code(source, set(), False)[0] == (
        "RET = {}\nRET['a'] = f()\nRET['code_result'] = RET['a']\nRET.get('code_result')\n")
    assert player_code(source, set(), False, whole=True)[0].endswith('\nRET\n')


def test_keys_go_through_json_if_only_json_writes_them():
    code = player_code("RET['code_result'] = f()", set(), True)[0]
    assert code == "__import__('json').loads(__import__('json').dumps((f())))\n"


def test_names_without_a_source():
    bound = set()
    assert missing_names('x = 1\ny = x + z + len([])', bound) == {'z'} and bound == {'x', 'y'}
