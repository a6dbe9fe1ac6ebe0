def for_loop():
    t = 0
    for v in range(3):
        t += v
    return t


def for_without_turns():
    t = 0
    for v in []:
        t += v
    return t


def for_at_the_end():
    for v in range(3):
        t = v


def for_else():
    for v in range(2):
        t = v
    else:
        t = -1
    return t


def for_else_after_break():
    for v in range(5):
        if v == 1:
            break
    else:
        v = -1
    return v


def for_else_without_break():
    for v in range(3):
        if v == 7:
            break
    else:
        v = -1
    return v


def for_with_continue():
    t = 0
    for v in range(4):
        if v % 2:
            continue
        t += v
    return t


def for_with_continue_at_the_end():
    t = 0
    for v in range(4):
        t += v
        if v % 2:
            continue
    return t


def for_with_continue_in_else():
    t = 0
    for v in range(4):
        if v % 2:
            t += v
        else:
            continue
        t += 1
    return t


def for_with_break_and_continue():
    t = 0
    for v in range(10):
        if v == 1:
            continue
        if v == 4:
            break
        t += v
    return t


def for_with_break_at_once():
    for v in range(3):
        break
    return v


def for_with_pass():
    for v in range(3):
        pass


def for_in_one_line():
    for v in range(3): pass
    return v


def for_with_work_in_one_line():
    t = 0
    for v in range(3): t += v
    return t


def for_over_pairs():
    t = 0
    for a, b in [(1, 2), (3, 4)]:
        t += a * b
    return t


def for_over_enumerate():
    t = {}
    for i, (a, *b) in enumerate(['abc', 'de']):
        t[i] = a, b
    return t


def for_over_a_list_of_lines():
    t = 0
    for v in [
        1,
        2,
    ]:
        t += v
    return t


def for_in_for():
    t = 0
    for i in range(3):
        for j in range(2):
            t += i * j
    return t


def for_in_for_with_if():
    t = 0
    for i in range(3):
        for j in range(3):
            if i == j:
                t += 1
    return t


def for_in_for_with_break():
    t = []
    for i in range(3):
        for j in range(3):
            if j > i:
                break
            t.append((i, j))
    return t


def for_in_for_with_continue():
    t = 0
    for i in range(3):
        for j in range(3):
            if i == j:
                continue
            t += j
        t += i
    return t


def for_in_for_with_else():
    t = []
    for n in range(2, 8):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            t.append(n)
    return t


def three_loops():
    t = 0
    for i in range(2):
        for j in range(2):
            for k in range(2):
                if i + j + k == 2:
                    t += 1
    return t


def loop_in_if():
    t = 0
    for i in range(3):
        if i:
            for j in range(2):
                t += j
    return t


def loop_in_else():
    t = 0
    for i in range(2):
        if i:
            t += 1
        else:
            for j in range(2):
                t += j
    return t


def while_loop():
    n = 3
    while n > 0:
        n -= 1
    return n


def while_true():
    i = 0
    while True:
        i += 1
        if i > 3:
            break
    return i


def while_one():
    i = 0
    while 1:
        i += 1
        if i > 3:
            return i


def while_true_with_continue():
    i = 0
    while True:
        i += 1
        if i < 3:
            continue
        break
    return i


def while_true_with_else_branch():
    i = 0
    while True:
        if i > 2:
            break
        else:
            i += 1
    return i


def while_else():
    n = 2
    while n:
        n -= 1
    else:
        n = -1
    return n


def while_else_after_break():
    n = 5
    while n:
        n -= 1
        if n == 2:
            break
    else:
        n = -1
    return n


def while_without_turns():
    n = 0
    while n:
        n -= 1
    return n


def while_with_if_at_the_end():
    n = 5
    t = 0
    while n:
        n -= 1
        if n % 2:
            t += n
    return t


def while_with_and():
    t = [3, 2, 1]
    i = 0
    while i < len(t) and t[i] > 1:
        i += 1
    return i


def while_with_pass():
    t = [1, 2, 3]
    while t.pop() > 1:
        pass
    return t


def while_in_one_line():
    n = 3
    while n: n -= 1
    return n


def while_with_two_statements_in_one_line():
    n = 3
    while n: n += 1; n -= 2
    return n


def while_in_while():
    i = 0
    while i < 2:
        j = 0
        while j < 2:
            j += 1
        i += 1
    return i


def while_in_for_at_the_end():
    for i in range(2):
        j = i
        while j:
            j -= 1


def while_not():
    t = []
    while not len(t) > 2:
        t.append(1)
    return t


def if_in_while_true_in_for():
    t = 0
    for i in range(2):
        while True:
            t += 1
            if t % 3 == 0:
                break
    return t


def binary_search():
    low, high = 0, 100
    while low < high:
        middle = (low + high) // 2
        if middle < 37:
            low = middle + 1
        else:
            high = middle
    return low


def bubble_sort():
    t = [3, 1, 2]
    for i in range(len(t)):
        for j in range(len(t) - 1 - i):
            if t[j] > t[j + 1]:
                t[j], t[j + 1] = t[j + 1], t[j]
    return t


def return_from_two_loops():
    for i in range(3):
        for j in range(3):
            if i * j == 2:
                return i, j


def loop_with_only_a_text():
    for v in range(2):
        'nothing'
    return v


def large_loop():
    t = 0
    for v in range(3):
        if v > 0:
            t += v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t += v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t += v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t += v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t += v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
        else:
            t -= v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t -= v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t -= v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t -= v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
            t -= v * 2 + v * 3 + v * 4 + v * 5 + v * 6 + v * 7 + v * 8 + v * 9
    return t
