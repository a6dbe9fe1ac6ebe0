from checkio_reader import cases
from checkio_reader.sample_missions import classic, loaded, refused


def mission(tests):
    return loaded(classic(tests=f'TESTS = {tests!r}\n'))


def test_tests_come_by_category_and_empty_ones_are_left_out():
    given = mission({'2. B': [{'input': 1}], '1. A': ({'input': 2}, {'input': 3}), '3. C': []})
    assert [(name, index, test['input']) for name, index, test in cases.each_test(given)] == [
        ('1. A', 1, 2), ('1. A', 2, 3), ('2. B', 1, 1)]
    assert given.notes == [['WARNING', 'verification/src/tests.py', 0,
                            'category 3. C has no tests: it is left out']]


def test_what_is_no_test_is_refused():
    assert refused(list, cases.each_test(mission({'A': 3}))) == 'category A is not a list of tests'
    assert refused(list, cases.each_test(mission({'A': [3]}))) == 'category A, test 1: is not a dictionary'


def test_the_category_of_the_samples():
    assert cases.sample_category({'Edge': [], '2. Basics': []}) == '2. Basics'
    assert cases.sample_category({'Edge': [], 'More': []}) == 'Edge'


def test_explanations_are_texts():
    given = mission({'A': [{}]})
    assert cases.explanation(given, {'explanation': ' why '}) == {'explanation': 'why'}
    assert cases.explanation(given, {'explanation': [1]}) == {} and len(given.notes) == 1


def test_arguments_are_a_list():
    given = mission({'A': [{}]})
    assert cases.as_arguments(given, '', (1, 2)) == [1, 2]
    assert refused(cases.as_arguments, given, 'test 1: ', {}) == 'test 1: the input is not a list of arguments'
