from checkio_reader import values


def test_wired_is_a_json_round_trip():
    assert values.wired({1: (1, 2.5), None: [True], 'x': range(2)}) == {
        '1': [1, 2.5], 'null': [True], 'x': [0, 1]}


def test_what_json_lacks_has_no_form():
    for value, message in (({1, 2}, 'a set, which has no JSON form'), (b'', 'a bytes, which has no JSON form'),
                           ({(1,): 2}, 'a key of the type tuple')):
        try:
            values.wired(value)
            raise AssertionError(value)
        except values.NoForm as problem:
            assert str(problem) == message, problem


def test_typed_keeps_pythons_types_and_drops_subclasses():
    class Number(int):
        pass

    value = values.typed((Number(3), {1: {2}}, b'x', iter('ab')))
    assert value == (3, {1: {2}}, b'x', ['a', 'b']) and type(value[0]) is int


def test_typed_without_sets():
    try:
        values.typed([{1}], sets=False)
        raise AssertionError
    except values.NoForm as problem:
        assert str(problem) == 'a set, which has no JSON form'


def test_shown_has_one_order_for_sets():
    assert values.shown(({'b', 'a'}, {'k': [set()]}, (1,))) == "({'a', 'b'}, {'k': [set()]}, (1,))"


def test_holds_looks_into_values():
    assert values.holds({'a': [(1,)]}, tuple) and not values.holds([1, 'x'], (tuple, dict))


def test_keys_that_json_may_have_written():
    assert values.holds_written_key([{'a': {'-1.5e3': 0}}]) and values.holds_written_key({'null': 1})
    assert not values.holds_written_key([{'x1': 1}])
