from checkio_reader.replacements import NAMESPACES, SOURCES
from checkio_reader.sample_missions import run


def test_floats_are_compared_with_a_tolerance():
    near = run(SOURCES['checkio.referees.checkers.float_comparison'].format('near'), 'near')(2)
    assert near(1, 1.005) == (True, None) and near(1, 1.02) == (False, None)
    assert near(1, 'x') == (False, 'It is not a number')


def test_collections_are_compared_as_lists():
    same = run(SOURCES['checkio.referees.checkers.to_list'].format('same'), 'same')
    assert same([1, 2], (1, 2)) == (True, None)


def test_every_replacement_defines_its_name():
    for path, source in SOURCES.items():
        names = {'checkio_api': 1, 'checkio_platform': 2}
        exec(source.format('given_name'), names)
        assert 'given_name' in names, path


def test_modules_of_which_names_are_replaced():
    assert 'checkio.signals' in NAMESPACES and 'checkio.api' not in NAMESPACES
