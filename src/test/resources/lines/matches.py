class Point:
    __match_args__ = 'x', 'y'

    def __init__(self, x, y):
        self.x = x
        self.y = y


def match_values():
    t = []
    for v in (1, 2, 3):
        match v:
            case 1:
                t.append('one')
            case 2:
                t.append('two')
            case _:
                t.append('many')
    return t


def match_without_default():
    for v in (1, 2, 3):
        match v:
            case 1:
                t = 'one'
            case 2:
                t = 'two'
    return t


def match_at_the_end():
    v = 7
    match v:
        case 1:
            t = 'one'


def match_sequences():
    t = []
    for v in ([], [1], [1, 2], [1, 2, 3]):
        match v:
            case []:
                t.append(0)
            case [a]:
                t.append(a)
            case [a, b]:
                t.append(a + b)
            case [a, *rest]:
                t.append(rest)
    return t


def match_mappings():
    t = []
    for v in ({'a': 1}, {'b': 2}, {}):
        match v:
            case {'a': a}:
                t.append(a)
            case {'b': b, **rest}:
                t.append(b)
            case _:
                t.append(None)
    return t


def match_classes():
    t = []
    for v in (Point(0, 1), Point(2, 2), 7):
        match v:
            case Point(0, y):
                t.append(y)
            case Point(x=x, y=y):
                t.append(x * y)
            case int(n):
                t.append(n)
    return t


def match_guards():
    t = []
    for v in range(4):
        match v:
            case n if n < 1:
                t.append('low')
            case n if n < 3:
                t.append('middle')
            case n:
                t.append('high')
    return t


def match_guard_of_default():
    t = []
    for v in range(3):
        match v:
            case 0:
                t.append(0)
            case _ if v == 1:
                t.append(1)
    return t


def match_alternatives():
    t = []
    for v in range(4):
        match v:
            case 0 | 1:
                t.append('low')
            case 2 | 3 as n:
                t.append(n)
    return t


def match_constants():
    t = []
    for v in (None, True, 'x', 1.5):
        match v:
            case None:
                t.append(0)
            case True:
                t.append(1)
            case 'x':
                t.append(2)
            case _:
                t.append(3)
    return t


def match_with_return():
    def of(v):
        match v:
            case 1:
                return 'one'
            case _:
                return 'many'
    return of(1), of(2)


def match_with_break_and_continue():
    t = 0
    for v in range(5):
        match v:
            case 1:
                continue
            case 3:
                break
        t += v
    return t


def match_with_if():
    t = 0
    for v in range(3):
        match v % 2:
            case 0:
                if v == 2:
                    t += 1
            case 1:
                t += 5
    return t


def match_in_match():
    t = []
    for v in ((1, 2), (1, 3), (2, 3)):
        match v:
            case (1, b):
                match b:
                    case 2:
                        t.append(b)
                    case _:
                        t.append(-b)
            case _:
                t.append(0)
    return t


def match_pass():
    for v in range(2):
        match v:
            case 0:
                pass
            case _:
                pass
    return v


def match_one_default():
    v = 3
    match v:
        case _:
            v = 4
    return v
