from checkio_reader import adapters
from checkio_reader.sample_missions import classic, loaded, refused, run


def adapter(options, **more):
    return adapters.adapter_source(loaded(classic(options)), **more)


def test_one_argument_needs_no_adapter():
    assert adapter('', wire=False) is None


def test_the_input_becomes_keyword_arguments():
    adapt = run(adapter('cover_code=cover_codes.unwrap_kwargs', wire=False), 'adapt')
    assert adapt(lambda a, b: (a, b), [{'b': 1, 'a': 2}]) == (2, 1)


def test_a_cover_code_of_the_mission():
    options = 'cover_code="def cover(f, data):\\n    return f(str(data))\\n"'
    assert run(adapter(options, wire=False), 'adapt')(len, [1234]) == 4


def test_a_result_goes_through_json():
    adapt = run(adapter('', wire=True), 'adapt')
    assert adapt(lambda value: {1: (value, iter('ab')), None: True}, [3]) == {
        '1': [3, ['a', 'b']], 'null': True}


def test_a_cover_code_must_define_cover():
    mission = loaded(classic('cover_code="x = 1"'))
    assert 'does not define cover' in refused(adapters.cover_source, mission)
    mission = loaded(classic('cover_code="print 1"'))
    assert 'is not Python 3' in refused(adapters.cover_source, mission)


def test_each_start_of_a_runner_is_a_new_solution():
    source = adapter('function_name="f"', wire=True, several=True)
    names = {'start_again': lambda name: lambda value: [name, value]}
    exec(source, names)
    adapt = names['adapt']
    assert adapt(lambda value: value, ['req', 1, [5]]) == 5
    assert adapt(lambda value: value, ['req', 1, [6]]) == 6
    assert adapt(lambda value: value, ['req', 2, [7]]) == ['f', 7]


def test_containers_among_the_answers_need_the_wire():
    mission = loaded(classic())
    for compare, answer, needed in (('json', 1, False), ('json', [1], True), ('list', [1, 2], False),
                                    ('list', [[1]], True)):
        assert adapters.needs_wire(mission, compare, {'A': [{'answer': answer}]}) is needed
