from checkio_reader.examination import examine
from checkio_reader.sample_missions import classic


def test_a_mission_as_plain_data():
    assert examine(classic(options='function_name="add"')) == {
        'function': 'add', 'javascript': 'add', 'compare': 'json', 'adapter': None,
        'checker': None, 'referee': None, 'inspector': None, 'scored': False, 'points': None, 'examples': 'add([1, 2]) == 3',
        'tests': {'Basics': [{'input': [[1, 2]], 'answer': 3, 'sample': True}],
                  'Extra': [{'input': [[2, 2]], 'answer': 4}]},
        'notes': []}


def test_three_samples_of_the_first_category():
    found = examine(classic(tests="TESTS = {'A': [{'input': i, 'answer': i} for i in range(5)]}\n"))
    assert [test.get('sample', False) for test in found['tests']['A']] == [True] * 3 + [False] * 2


def test_a_refusal_leaves_nothing_but_its_reason():
    assert examine({}) == {'notes': [['ERROR', 'verification/referee.py', 0, 'is missing']]}
