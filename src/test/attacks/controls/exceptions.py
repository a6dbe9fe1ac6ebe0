class Spilled(Exception):
    pass


def pour(cup, log):
    try:
        return {"tea": 1}[cup]
    except KeyError as missing:
        raise Spilled(cup) from missing
    else:
        log.append("poured")
    finally:
        log.append("wiped")


def grouped():
    caught = []
    try:
        raise ExceptionGroup("kitchen", [ValueError(1), OSError(2, "leak"), ValueError(3)])
    except ExceptionGroup as group:
        values, rest = group.split(ValueError)
        caught = [e.args[0] for e in values.exceptions]
        assert type(rest.exceptions[0]) is FileNotFoundError
    return caught


def steps():
    try:
        yield 1
    finally:
        yield 2


def checkio(x):
    log = []
    assert pour("tea", log) == 1
    try:
        pour("coffee", log)
    except Spilled as spilled:
        assert type(spilled.__cause__) is KeyError
        assert spilled.__traceback__ is not None
    assert log == ["wiped", "wiped"]
    try:
        try:
            x / 0
        except ZeroDivisionError:
            int("ten")
    except ValueError as bad:
        assert type(bad.__context__) is ZeroDivisionError
    assert grouped() == [1, 3]
    assert list(steps()) == [1, 2]
    error = KeyError("noted")
    error.add_note("a note")
    assert error.__notes__ == ["a note"]
    return x * 2
