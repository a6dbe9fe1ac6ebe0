from checkio_reader.sample_missions import classic, files, loaded, refusal


def test_the_options_of_a_referee():
    mission = loaded(classic("function_name={'python': 'add', 'js': 'sum'}"))
    assert (mission.generation, mission.kind, mission.function) == ('classic', 'call', 'add')
    assert mission.own is None and sorted(mission.tests) == ['Basics', 'Extra']


def test_the_function_in_javascript_where_it_gets_the_same_arguments():
    def javascript(options):
        return loaded(classic(options)).javascript
    names = "function_name={'python': 'add', 'js': 'sum'}, cover_code="
    assert javascript(names + "{'python-3': {}, 'js-node': {}}") == 'sum'
    assert javascript(names + "{'python-3': cover_codes.unwrap_args, "
                      "'js-node': cover_codes.js_unwrap_args}") == 'sum'
    assert javascript(names + "{'python-3': cover_codes.unwrap_args, 'js-node': None}") is None
    assert javascript(names + "{'python-3': None, 'js-node': cover_codes.js_unwrap_args}") is None
    assert javascript(names + "{'python-3': None, 'js-node': 'function cover() {}'}") is None


def test_a_class_of_the_mission():
    mission = loaded(classic(more='class Own(CheckiOReferee):\n    def extra(self):\n        pass\n', made='Own'))
    assert mission.own.__name__ == 'Own' and 'extra' in mission.own_members()


def test_the_settings_of_empire_of_code():
    mission = loaded(files(
        'from checkio_referee import RefereeRank\nimport tests\n'
        'class Referee(RefereeRank):\n    TESTS = tests.TESTS\n    FUNCTION_NAME = "add"\n'))
    assert (mission.generation, mission.function) == ('empire', 'add')
    assert 'gave points for each category' in mission.notes[0][3]


def test_what_is_refused():
    assert refusal({}) == 'is missing'
    assert refusal(files('x = 1\n')) == 'registers no referee that is known here'
    assert refusal(files('import tests\n1 / 0\n')) == 'ZeroDivisionError: division by zero'
    assert refusal(classic(tests='TESTS = []\n')) == 'tests is not a dictionary of categories'
    assert refusal(classic('function_name="a b"')) == "function_name is 'a b'"
    assert refusal(classic('speed=3')) == 'the option speed is not known here'


def test_an_unknown_option_that_is_empty_is_noted():
    assert loaded(classic('speed=None')).notes[0][3] == 'the option speed is not known here; it is empty'
