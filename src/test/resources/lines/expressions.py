def call_over_lines():
    t = max(
        1,
        2,
    )
    return t


def call_over_lines_of_calls():
    t = max(
        min(1, 2),
        min(3, 4))
    return t


def call_with_keywords_over_lines():
    def add(a, b=1):
        return a + b
    return add(
        1,
        b=2)


def call_of_methods_over_lines():
    return (' a b '
            .strip()
            .upper()
            .split())


def list_over_lines():
    t = [
        1,
        2,
    ]
    return t


def list_of_calls_over_lines():
    t = [
        abs(-1),
        abs(-2),
    ]
    return t


def dict_over_lines():
    t = {
        'a': 1,
        'b': abs(-2),
    }
    return t


def tuple_over_lines():
    a = 1
    t = (a,
         a + 1)
    return t


def sum_over_lines():
    a = 1
    t = (a
         + 2
         + a)
    return t


def sum_over_lines_with_backslash():
    a = 1
    t = a + \
        a
    return t


def text_over_lines():
    t = ('a'
         'b')
    return t


def long_text():
    t = """a
    b
    c"""
    return t


def condition_over_lines():
    a = 1
    if (a == 1 and
            a != 2):
        a = 3
    return a


def condition_over_lines_that_fails_early():
    a = 1
    if (a == 2 and
            a != 2):
        a = 3
    return a


def or_over_lines():
    a = 1
    if (a == 2
            or a == 1):
        a = 3
    return a


def conditional_expression_over_lines():
    a = 1
    t = (a
         if a == 2
         else -a)
    return t


def return_over_lines():
    a = 1
    return (
        a + 1)


def return_of_a_call_over_lines():
    return max(
        1,
        2)


def return_of_a_condition_over_lines():
    a = 1
    return (a == 2
            or a == 1)


def comparison_over_lines():
    a = 1
    t = (0 <
         a <
         2)
    return t


def index_over_lines():
    t = [1, 2]
    u = t[
        0
    ]
    return u


def assignment_over_lines():
    t = {}
    t['a'], t['b'] = (
        1,
        2)
    return t


def boolean_values():
    a = 0
    t = a or 5
    u = a and 5
    return t, u


def chained_assignment():
    a = b = 1
    return a + b


def unpacking():
    a, (b, *c) = 1, [2, 3, 4]
    return a, b, c


def unpacking_in_calls():
    t = [1, 2]
    u = {'sep': ''}
    return [*t, *t], {**u}, max(*t)


def augmented_assignments():
    t = [1, 2]
    t[0] += 5
    t += [3]
    u = 7
    u //= 2
    u **= 2
    u <<= 1
    return t, u


def swap():
    a, b = 1, 2
    a, b = b, a
    return a, b


def slices():
    t = list(range(5))
    t[1:3] = [7]
    del t[0]
    return t[::-1], t[:2]


def deleted_names():
    a = b = 1
    del a, b
    return 0


def format_text():
    a = 1
    t = f'{a} {a + 1:>4} {a!r}'
    return t


def format_text_over_lines():
    a = 1
    t = (f'{a} '
         f'{a + 1}')
    return t


def lambdas():
    double = lambda v: v * 2
    return double(3)


def lambda_over_lines():
    double = (lambda v:
              v * 2)
    return double(3)


def lambda_with_condition():
    sign = lambda v: 1 if v > 0 else -1
    return sign(3), sign(-3)


def lambda_none():
    nothing = lambda: None
    return nothing()


def sorted_by_lambda():
    return sorted([3, 1, 2], key=lambda v: -v)


def sorted_by_lambda_over_lines():
    return sorted(
        [3, 1, 2],
        key=lambda v: -v)


def map_and_filter():
    t = list(map(lambda v: v + 1, filter(lambda v: v % 2, range(4))))
    return t


def annotations():
    a: int = 1
    b: str
    return a


def annotation_over_lines():
    a: dict[
        str, int] = {}
    return a


def imports():
    import math
    from os import path as p, sep
    return math.pi > 3 and p is not None


def global_names():
    global found
    found = 1
    found += 1
    return found


def global_in_a_loop():
    for v in range(2):
        global seen
    seen = v


def nonlocal_names():
    t = 0

    def add():
        nonlocal t
        t += 1
    add()
    add()
    return t


def type_alias():
    type Pair = tuple[int, int]
    return Pair.__name__


def type_parameters():
    def first[T](t: list[T]) -> T:
        return t[0]
    return first([1])


def statements_in_a_line():
    a = 1; b = 2; c = a + b
    return c


def call_in_a_condition():
    def small(v):
        return v < 2
    t = 0
    while small(t):
        t += 1
    return t


def expression_statements():
    t = []
    t.append(1)
    t
    len(t)
    None
    5
    return t
