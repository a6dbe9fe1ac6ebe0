import contextlib


class Guard:
    def __init__(self, catches=False):
        self.catches = catches

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return self.catches


def with_alone():
    with Guard():
        t = 1
    return t


def with_name():
    with Guard() as g:
        t = g.catches
    return t


def with_at_the_end():
    with Guard():
        t = 1


def with_in_one_line():
    with Guard(): t = 1
    return t


def with_if_at_its_end():
    t = 0
    for v in range(2):
        with Guard():
            if v:
                t += 1
    return t


def with_two():
    with Guard() as a, Guard() as b:
        t = a is b
    return t


def with_two_over_lines():
    with (
        Guard() as a,
        Guard() as b,
    ):
        t = a is b
    return t


def with_in_with():
    with Guard() as a:
        with Guard() as b:
            t = a is b
    return t


def with_that_catches():
    with Guard(True):
        t = {}['x']
    return 1


def with_that_does_not_catch():
    try:
        with Guard():
            t = {}['x']
    except KeyError:
        t = 1
    return t


def with_suppress():
    for v in 'ab':
        with contextlib.suppress(KeyError):
            t = {'a': 1}[v]
            v += 'c'
    return v


def return_in_with():
    with Guard():
        return 1


def return_value_in_with():
    with Guard() as g:
        return g.catches


def return_in_two_withs():
    with Guard() as a:
        with Guard() as b:
            return a is b


def break_in_with():
    for v in range(3):
        with Guard():
            if v == 1:
                break
    return v


def continue_in_with():
    t = 0
    for v in range(3):
        with Guard():
            if v == 1:
                continue
            t += v
    return t


def with_in_try():
    t = []
    try:
        with Guard():
            t.append(1)
    finally:
        t.append(2)
    return t


def return_in_with_in_try():
    t = []
    try:
        with Guard():
            return t
    finally:
        t.append(2)


def own_context_manager():
    @contextlib.contextmanager
    def managed():
        t = 1
        try:
            yield t
        finally:
            t = 2
    with managed() as m:
        u = m
    return u
