def generator():
    def values():
        yield 1
        yield 2
    return list(values())


def generator_in_a_loop():
    def values(n):
        while n:
            n -= 1
            yield n
    return sum(values(3))


def generator_with_if():
    def values(n):
        for v in range(n):
            if v % 2:
                yield v
    return list(values(5))


def generator_with_for_loop():
    def values():
        for v in range(3):
            yield v
    t = 0
    for v in values():
        t += v
    return t


def generator_with_two_yields_in_a_line():
    def values():
        yield 1; yield 2
    return list(values())


def generator_that_receives():
    def values():
        t = 0
        while True:
            v = yield t
            if v is None:
                return
            t += v
    g = values()
    next(g)
    g.send(1)
    g.send(2)
    return next(g, 'end')


def generator_with_return():
    def values():
        yield 1
        return 2
    g = values()
    next(g)
    try:
        next(g)
    except StopIteration as e:
        return e.value


def generator_that_is_closed():
    def values():
        try:
            yield 1
            yield 2
        finally:
            t = 3
    g = values()
    next(g)
    g.close()


def generator_that_gets_an_exception():
    def values():
        try:
            yield 1
        except ValueError:
            yield 2
    g = values()
    next(g)
    return g.throw(ValueError)


def generator_from_generator():
    def inner():
        yield 1
        yield 2

    def outer():
        t = yield from inner()
        yield 3
    return list(outer())


def generator_from_list():
    def values():
        yield from [1, 2, 3]
    return list(values())


def recursive_generator():
    def walk(t):
        for v in t:
            if isinstance(v, list):
                yield from walk(v)
            else:
                yield v
    return list(walk([1, [2, [3]], 4]))


def generator_expression():
    return sum(v * v for v in range(3))


def generator_expression_with_if():
    return list(v for v in range(5) if v % 2)


def generator_expression_over_lines():
    return sum(
        v * v
        for v in range(4)
        if v % 2)


def generator_expression_in_any():
    return any(v > 2 for v in range(5))


def generator_that_is_not_used_up():
    def values():
        yield 1
        yield 2
    for v in values():
        break
    return v


def generator_of_primes():
    def primes():
        found = []
        n = 2
        while True:
            if all(n % p for p in found):
                found.append(n)
                yield n
            n += 1
    t = []
    for p in primes():
        if p > 7:
            break
        t.append(p)
    return t


def iterator():
    class Down:
        def __init__(self, n):
            self.n = n

        def __iter__(self):
            return self

        def __next__(self):
            if self.n == 0:
                raise StopIteration
            self.n -= 1
            return self.n
    t = []
    for v in Down(2):
        t.append(v)
    return t


def list_comprehension():
    t = [v * 2 for v in range(3)]
    return t


def list_comprehension_with_if():
    return [v for v in range(4) if v % 2]


def list_comprehension_over_lines():
    t = [
        v * 2
        for v in range(3)
    ]
    return t


def list_comprehension_with_if_over_lines():
    return [
        v * 2
        for v in range(3)
        if v % 2 == 0
    ]


def list_comprehension_of_two_loops():
    return [i * j for i in range(2) for j in range(2)]


def list_comprehension_in_list_comprehension():
    return [[i * j for i in range(2)] for j in range(2)]


def set_comprehension():
    return {v % 2 for v in range(3)}


def dict_comprehension():
    return {v: v * v for v in range(3)}


def dict_comprehension_over_lines():
    return {
        v: v * v
        for v in range(3)
    }


def comprehension_without_turns():
    return [v for v in []]


def comprehension_with_call():
    def double(v):
        return v * 2
    return [double(v) for v in range(2)]


def comprehension_in_a_loop():
    t = []
    for i in range(2):
        t.extend([j for j in range(i)])
    return t


def comprehension_with_conditional_expression():
    return ['odd' if v % 2 else 'even' for v in range(3)]
