from checkio_reader import definitions
from checkio_reader.carrier import Carrier
from checkio_reader.sample_missions import classic, loaded, refused

CHECK = 'def check(a, b):\n    return a == b\n'


def test_a_function_is_found_where_it_is_defined():
    mission = loaded(classic('checker=check', more='from tools import check\n', tools=CHECK))
    assert definitions.function_node(mission, 'checker', mission.checker).name == 'check'
    carrier = Carrier(mission.modules, set())
    assert definitions.carry(mission, carrier, 'checker', mission.checker) == 'check'
    assert carrier.source('referee') == CHECK.rstrip()


def test_an_expression_is_put_in_parentheses():
    mission = loaded(classic('checker=lambda a, b: a == b'))
    assert definitions.carry(mission, Carrier(mission.modules, set()), 'checker', mission.checker) == (
        '(lambda a, b: a == b)')


def test_a_value_without_a_name_in_the_source_is_refused():
    mission = loaded(classic(more='words = {"checker": lambda a, b: True}\n', options='**words'))
    assert refused(definitions.carry, mission, Carrier(mission.modules, set()), 'checker', mission.checker) == (
        'checker is not found in the source, so it cannot be imported')


def test_the_expression_that_makes_the_referee():
    mission = loaded(classic('function_name="f", speed=None', made='Own', more='class Own(CheckiOReferee):\n    pass\n'))
    carrier = Carrier(mission.modules, set())
    assert definitions.construction(mission, carrier, definitions.CARRIED_OPTIONS, 'tests={}') == (
        'Own(speed=None, tests={})')


def test_random_verdicts_are_noted():
    mission = loaded(classic('checker=check', more='import random\ndef check(a, b):\n    return random.random() < a\n'))
    carrier = Carrier(mission.modules, set())
    definitions.carry(mission, carrier, 'checker', mission.checker)
    definitions.note_randomness(mission, carrier)
    assert [note[3] for note in mission.notes] == [
        'draws at random while it judges: a verdict may differ from run to run']
