def no_exception():
    try:
        t = 1
    except ValueError:
        t = 2
    return t


def caught():
    try:
        t = int('x')
    except ValueError:
        t = 2
    return t


def caught_by_name():
    try:
        t = int('x')
    except ValueError as e:
        t = str(e)
    return t


def caught_by_the_second():
    try:
        t = {}['x']
    except ValueError:
        t = 1
    except KeyError as e:
        t = 2
    return t


def caught_by_a_tuple():
    try:
        t = {}['x']
    except (ValueError, KeyError):
        t = 1
    return t


def caught_by_all():
    try:
        t = {}['x']
    except:
        t = 1
    return t


def caught_at_the_end():
    try:
        t = {}['x']
    except KeyError:
        pass


def caught_by_name_at_the_end():
    try:
        t = {}['x']
    except KeyError as e:
        if not e:
            t = 1


def caught_by_name_with_if():
    for v in 'ab':
        try:
            t = {}[v]
        except KeyError as e:
            if v == 'a':
                t = e
    return v


def caught_outside():
    try:
        try:
            t = {}['x']
        except ValueError:
            t = 1
    except KeyError:
        t = 2
    return t


def caught_in_the_caller():
    def fail():
        t = 1
        return {}[t]
    try:
        fail()
    except KeyError:
        return 'caught'


def raised():
    try:
        raise ValueError('x')
    except ValueError:
        return 1


def raised_from():
    try:
        try:
            {}['x']
        except KeyError as e:
            raise ValueError('x') from e
    except ValueError as e:
        return repr(e.__cause__)


def raised_again():
    try:
        try:
            {}['x']
        except KeyError:
            raise
    except KeyError:
        return 1


def raised_in_if():
    t = 0
    for v in range(3):
        try:
            if v == 1:
                raise ValueError(v)
            t += v
        except ValueError:
            t += 10
    return t


def raised_over_lines():
    try:
        raise ValueError(
            'x',
            'y')
    except ValueError:
        return 1


def try_else():
    try:
        t = 1
    except ValueError:
        t = 2
    else:
        t = 3
    return t


def try_else_after_exception():
    try:
        t = {}['x']
    except KeyError:
        t = 2
    else:
        t = 3
    return t


def try_finally():
    try:
        t = 1
    finally:
        u = 2
    return t + u


def try_except_finally():
    try:
        t = {}['x']
    except KeyError:
        t = 1
    finally:
        t += 1
    return t


def try_except_else_finally():
    t = []
    for v in 'ab':
        try:
            {'a': 1}[v]
        except KeyError:
            t.append('except')
        else:
            t.append('else')
        finally:
            t.append('finally')
    return t


def finally_after_exception():
    t = 0
    try:
        try:
            {}['x']
        finally:
            t = 1
    except KeyError:
        t += 1
    return t


def finally_after_an_exception_in_the_handler():
    t = 0
    try:
        try:
            {}['x']
        except KeyError:
            {}['y']
        finally:
            t = 1
    except KeyError:
        t += 1
    return t


def finally_after_an_exception_that_no_handler_catches():
    t = 0
    try:
        try:
            {}['x']
        except ValueError:
            t = 2
        finally:
            t += 1
    except KeyError:
        t += 1
    return t


def finally_with_if():
    t = 0
    for v in range(3):
        try:
            t += v
        finally:
            if v == 1:
                t += 10
    return t


def finally_with_if_at_the_end():
    t = 0
    try:
        t += 1
    finally:
        if t > 1:
            t = 0


def finally_in_finally():
    t = []
    try:
        t.append(1)
    finally:
        try:
            t.append(2)
        finally:
            t.append(3)
    return t


def return_in_try():
    try:
        return 1
    except ValueError:
        return 2


def return_in_except():
    try:
        {}['x']
    except KeyError:
        return 2


def return_in_except_with_name():
    try:
        {}['x']
    except KeyError as e:
        return repr(e)


def return_value_in_except_with_name_and_finally():
    t = []
    try:
        {}['x']
    except KeyError as e:
        return repr(e)
    finally:
        t.append(1)


def return_in_try_with_finally():
    t = []
    try:
        return len(t)
    finally:
        t.append(1)


def return_in_try_with_finally_and_if():
    t = []
    try:
        return len(t)
    finally:
        if t:
            t.append(1)


def return_in_finally():
    try:
        t = 1
    finally:
        return 2


def return_in_finally_after_exception():
    try:
        {}['x']
    finally:
        return 2


def return_in_else():
    try:
        t = 1
    except ValueError:
        t = 2
    else:
        return t
    return 0


def break_in_try():
    for v in range(3):
        try:
            break
        except ValueError:
            pass
    return v


def break_in_except():
    for v in range(3):
        try:
            {}[v]
        except KeyError:
            break
    return v


def break_in_except_with_name():
    while True:
        try:
            {}['x']
        except KeyError as e:
            break
    return 1


def break_in_finally():
    for v in range(3):
        try:
            t = v
        finally:
            break
    return t


def break_in_try_with_finally():
    t = 0
    for v in range(3):
        try:
            if v == 1:
                break
        finally:
            t += 1
    return t


def continue_in_try():
    for v in range(3):
        try:
            continue
        except ValueError:
            pass
    return v


def continue_in_except():
    t = 0
    for v in range(3):
        try:
            {0: 1}[v]
        except KeyError:
            continue
        t += 1
    return t


def continue_in_except_with_name():
    t = 0
    for v in range(3):
        try:
            {0: 1}[v]
        except KeyError as e:
            continue
        t += 1
    return t


def continue_in_try_with_finally():
    t = 0
    for v in range(3):
        try:
            if v == 1:
                continue
            t += v
        finally:
            t += 1
    return t


def continue_in_finally():
    t = 0
    for v in range(3):
        try:
            t += v
        finally:
            continue
    return t


def try_in_while_true():
    values = iter([1, 2])
    t = 0
    while True:
        try:
            v = next(values)
        except StopIteration:
            break
        t += v
    return t


def try_with_if_at_the_end():
    t = 0
    for v in range(3):
        try:
            if v == 1:
                t += 1
        except ValueError:
            t = 7
    return t


def try_else_with_if():
    t = 0
    for v in range(3):
        try:
            t += 1
        except ValueError:
            t = 7
        else:
            if v:
                t += 1
    return t


def except_with_if_and_else():
    t = 0
    for v in range(3):
        try:
            {}[v]
        except KeyError:
            if v == 1:
                t += 1
            else:
                t += 2
    return t


def exception_in_a_condition():
    try:
        if 1 / 0:
            return 1
    except ZeroDivisionError:
        return 2


def exception_in_the_head_of_a_loop():
    try:
        for v in 5:
            pass
    except TypeError:
        return 2


def exception_in_a_later_turn():
    t = 0
    try:
        for v in [1, 2, 0]:
            t += 2 / v
    except ZeroDivisionError:
        t = -1
    return t


def exception_in_a_comprehension():
    try:
        return [1 / v for v in (1, 0)]
    except ZeroDivisionError:
        return []


def exception_in_a_generator():
    def values():
        yield 1
        raise ValueError
    try:
        return list(values())
    except ValueError:
        return []


def own_exception():
    class Own(Exception):
        def __init__(self, n):
            super().__init__(n)
            self.n = n
    try:
        raise Own(3)
    except Own as e:
        return e.n


def handler_in_handler():
    try:
        {}['x']
    except KeyError:
        try:
            [][0]
        except IndexError:
            t = 1
        u = 2
    return t + u


def handler_in_handler_with_names():
    try:
        {}['x']
    except KeyError as e:
        try:
            [][0]
        except IndexError as f:
            t = 1
    return t


def recursion_with_try():
    def down(n):
        try:
            if n == 0:
                raise ValueError
            down(n - 1)
        finally:
            n += 1
    try:
        down(2)
    except ValueError:
        return 1


def try_in_one_line():
    try: t = 1
    except ValueError: t = 2
    finally: u = 3
    return t


def caught_in_one_line():
    try: t = {}['x']
    except KeyError: t = 2
    return t
