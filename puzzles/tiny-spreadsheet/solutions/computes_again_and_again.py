# expect: TIME_LIMIT
import re

TOKEN = re.compile(r"[A-Z][0-9]+|[0-9]+|[-+*()]")


def evaluate(cells):
    def factor(tokens, busy):
        token = tokens.pop(0)
        if token == "-":
            return -factor(tokens, busy)
        if token == "(":
            value = total(tokens, busy)
            tokens.pop(0)
            return value
        if token.isdigit():
            return int(token)
        return look_up(token, busy)

    def product(tokens, busy):
        value = factor(tokens, busy)
        while tokens and tokens[0] == "*":
            tokens.pop(0)
            value *= factor(tokens, busy)
        return value

    def total(tokens, busy):
        value = product(tokens, busy)
        while tokens and tokens[0] in "+-":
            if tokens.pop(0) == "+":
                value += product(tokens, busy)
            else:
                value -= product(tokens, busy)
        return value

    def look_up(name, busy):
        if name not in cells:
            return 0
        if name in busy:
            raise ValueError("loop")
        return total(TOKEN.findall(cells[name]), busy | {name})

    values = {}
    for name in cells:
        try:
            values[name] = look_up(name, frozenset())
        except ValueError:
            values[name] = "#LOOP"
    return values
