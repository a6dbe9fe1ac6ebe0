def if_false():
    t = 0
    for v in [3, 1, 4]:
        if v > 2:
            t += v
    return t


def if_else():
    t = 0
    for v in [3, 1, 4]:
        if v > 2:
            t += v
        else:
            t -= 1
    return t


def elif_chain():
    found = []
    for v in range(5):
        if v == 0:
            found.append('zero')
        elif v == 1:
            found.append('one')
        elif v == 2:
            pass
        else:
            found.append('many')
    return found


def elif_without_else():
    t = 0
    for v in range(4):
        if v == 0:
            t += 1
        elif v == 2:
            t += 2
    return t


def nested_if():
    t = 0
    for v in range(6):
        if v % 2:
            if v > 3:
                t += v
        else:
            if v == 2:
                t -= v
    return t


def nested_if_else():
    t = 0
    for v in range(6):
        if v % 2:
            if v > 3:
                t += v
            else:
                t += 1
        else:
            t -= 1
    return t


def if_at_the_end():
    t = []
    if t:
        t.append(1)


def if_at_the_end_taken():
    t = [1]
    if t:
        t.append(1)


def if_else_at_the_end():
    t = []
    if t:
        t.append(1)
    else:
        t.append(2)


def elif_at_the_end():
    t = 5
    if t == 1:
        t = 2
    elif t == 3:
        t = 4


def nested_if_at_the_end():
    t = 1
    if t:
        if t > 1:
            t = 2


def if_in_one_line():
    t = 0
    for v in range(4):
        if v > 1: t += v
    return t


def if_else_in_two_lines():
    t = 0
    for v in range(4):
        if v > 1: t += v
        else: t -= 1
    return t


def if_with_several_statements_in_a_line():
    t = 0; u = 1
    if t: t = 2; u = 3
    return t; u = 4


def return_in_the_middle():
    for v in range(5):
        if v == 2:
            return v
    return None


def bare_return():
    for v in range(5):
        if v == 2:
            return
    return


def return_none_at_the_end():
    t = 1
    if t > 1:
        return t
    return None


def bare_return_alone():
    return


def return_constant():
    if not True:
        return 1
    return 2


def return_in_else():
    t = 1
    if t == 2:
        return t
    else:
        return -t


def early_return():
    def check(v):
        if v < 0:
            return 'low'
        if v > 9:
            return 'high'
        if v == 5:
            return
        return 'right'
    return check(-1), check(10), check(5), check(7)


def condition_with_not():
    t = []
    for v in range(3):
        if not v:
            t.append(v)
    return t


def condition_with_and():
    t = []
    for v in range(5):
        if v > 1 and v < 4:
            t.append(v)
    return t


def condition_with_or():
    t = []
    for v in range(5):
        if v < 1 or v > 3:
            t.append(v)
    return t


def condition_with_both():
    t = []
    for v in range(5):
        if (v < 1 or v > 3) and v != 4:
            t.append(v)
        else:
            t.append(-v)
    return t


def chained_comparison():
    t = []
    for v in range(5):
        if 1 <= v < 3:
            t.append(v)
    return t


def condition_in():
    t = 0
    for c in 'abc':
        if c in 'ac':
            t += 1
    return t


def conditional_expression():
    t = []
    for v in range(3):
        t.append('even' if v % 2 == 0 else 'odd')
    return t


def nested_conditional_expression():
    return ['a' if v == 0 else 'b' if v == 1 else 'c' for v in range(3)]


def assignment_expression():
    t = []
    while (v := len(t)) < 3:
        if (w := v * 2) > 2:
            t.append(w)
        else:
            t.append(0)
    return t


def constant_condition():
    if True:
        t = 1
    if False:
        t = 2
    if 1:
        t = 3
    else:
        t = 4
    return t


def empty_branches():
    for v in range(3):
        if v == 1:
            pass
        else:
            pass


def ellipsis_branch():
    for v in range(3):
        if v == 1:
            ...
    return v


def text_alone():
    t = 1
    'this is a text'
    return t


def only_a_docstring():
    """Says nothing."""


def docstring_and_return():
    """Says something."""
    return 1


def only_pass():
    pass


def assertion():
    t = 1
    assert t == 1
    assert t, 'nothing'
    return t


def failed_assertion():
    try:
        assert 1 == 2, 'differs'
    except AssertionError:
        return 'caught'


def assertion_in_a_loop():
    for v in range(3):
        if v > 0:
            assert v
