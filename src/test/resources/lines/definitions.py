def function_in_function():
    def inner(a):
        return a + 1
    return inner(1)


def function_with_defaults():
    def inner(a, b=2, *c, d=4, **e):
        return a + b + d
    return inner(1), inner(1, 3, 4, d=5, e=6)


def function_with_parameters_over_lines():
    def inner(
        a,
        b=len('ab'),
    ):
        return a + b
    return inner(1)


def function_with_docstring():
    def inner():
        """Returns one."""
        return 1
    return inner()


def function_in_one_line():
    def inner(a): return a + 1
    return inner(1)


def function_that_is_not_called():
    def inner():
        return 1
    return 2


def decorated():
    def twice(f):
        def wrapped(a):
            return f(f(a))
        return wrapped

    @twice
    def add(a):
        return a + 1
    return add(1)


def decorated_twice():
    def plus(n):
        def decorate(f):
            return lambda a: f(a) + n
        return decorate

    @plus(1)
    @plus(
        2)
    def same(a):
        return a
    return same(1)


def closure():
    def counter():
        n = 0

        def count():
            nonlocal n
            n += 1
            return n
        return count
    c = counter()
    return c() + c()


def recursion():
    def factorial(n):
        if n < 2:
            return 1
        return n * factorial(n - 1)
    return factorial(4)


def recursion_without_return():
    def down(n):
        if n:
            down(n - 1)
    down(2)


def recursion_with_two_calls():
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
    return fibonacci(4)


def mutual_recursion():
    def even(n):
        if n == 0:
            return True
        return odd(n - 1)

    def odd(n):
        if n == 0:
            return False
        return even(n - 1)
    return even(3)


def recursion_over_moves():
    moves = []

    def hanoi(n, a, b, c):
        if n == 0:
            return
        hanoi(n - 1, a, c, b)
        moves.append((a, c))
        hanoi(n - 1, b, a, c)
    hanoi(2, 'a', 'b', 'c')
    return moves


def class_body():
    class Empty:
        pass
    return Empty


def class_with_members():
    class Counter:
        """Counts."""
        step = 1

        def __init__(self):
            self.n = 0

        def count(self):
            self.n += self.step
            return self.n
    c = Counter()
    c.count()
    return c.count()


def class_with_loop_and_if():
    class Table:
        total = 0
        for v in range(3):
            if v > 1:
                total += v
    return Table.total


def class_with_if_at_the_end():
    class Table:
        total = 0
        if total:
            total = 1
    return Table.total


def class_with_try():
    class Table:
        try:
            total = {}['x']
        except KeyError as e:
            total = 1
    return Table.total


def class_with_base():
    class Base:
        def name(self):
            return 'base'

    class Derived(Base):
        def name(self):
            return super().name() + '!'
    return Derived().name()


def class_with_property():
    class Circle:
        def __init__(self, r):
            self.r = r

        @property
        def size(self):
            return self.r * 2

        @staticmethod
        def unit():
            return Circle(1)

        @classmethod
        def named(cls):
            return cls.__name__
    return Circle.unit().size, Circle.named()


def class_with_operators():
    class Vector:
        def __init__(self, x):
            self.x = x

        def __add__(self, other):
            return Vector(self.x + other.x)

        def __eq__(self, other):
            return self.x == other.x

        def __getitem__(self, i):
            if i > 1:
                raise IndexError(i)
            return self.x
    return Vector(1) + Vector(2) == Vector(3), list(Vector(4))


def class_in_one_line():
    class Empty: pass
    return Empty()


def class_with_metaclass():
    class Meta(type):
        def __new__(cls, name, bases, body):
            return super().__new__(cls, name, bases, body)

    class Made(metaclass=Meta):
        x = 1
    return Made.x


def dataclass():
    from collections import namedtuple
    Pair = namedtuple('Pair', 'a b')
    p = Pair(1, 2)
    return p.a + p.b


def generic_class():
    class Box[T]:
        def __init__(self, v: T):
            self.v = v
    return Box(1).v


def local_variables():
    a = 1
    if a > 1:
        b = 2
    t = sorted(locals())
    return t


def unknown_name():
    try:
        return nothing_of_this_name
    except NameError:
        return 1


def unbound_name():
    try:
        t += 1
    except UnboundLocalError:
        t = 1
    return t
