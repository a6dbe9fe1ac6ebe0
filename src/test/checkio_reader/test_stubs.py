from checkio_reader import stubs


def test_unknown_names_of_a_stub_stand_for_classes():
    stub = stubs.Stub('checkio.other')
    made = stub.Thing.Part([1], cover_code=2)
    assert isinstance(made, stubs.Unknown) and type(made).path == 'checkio.other.Thing.Part'
    assert made.options == {'tests': [1], 'cover_code': 2}


def test_a_referee_records_its_options():
    kind = stubs.STOCK['checkio.referees.code.CheckiORefereeCode']
    referee = kind({'b': [], 'a': []}, 'check', inspector=3)
    assert referee.options == {'tests': {'b': [], 'a': []}, 'check_result': 'check', 'inspector': 3}
    assert referee.categories_names == ['a', 'b'] and referee.cover_code == {}


def test_the_platform_records_what_a_referee_asks_for():
    api = stubs.Api()
    api.request_write_ext({})
    api.fail(3, 'text')
    api.success(5)
    api.kill_runner('req')
    assert api.events == [('fail',), ('success', 5), ('other', 'kill_runner')]


def test_an_opaque_value_may_only_be_passed_on():
    value = stubs.Opaque()
    assert [value][0] is value
    for look in (bool, len, str, iter, lambda one: one == 1, lambda one: one.x):
        try:
            look(value)
            raise AssertionError(look)
        except (NotImplementedError, TypeError):
            pass


def test_names_of_empire_of_code():
    for path in ('RefereeRank', 'rank.RefereeRank', 'ENV_NAME', 'validators.BaseValidator',
                 'covercodes.py_unwrap_args'):
        assert 'checkio_referee.' + path in stubs.STOCK, path
