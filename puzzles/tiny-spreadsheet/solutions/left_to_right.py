# expect: WRONG_ANSWER Formulas
import re

TOKEN = re.compile(r"[A-Z][0-9]+|[0-9]+|[-+*()]")


def evaluate(cells):
    values = {}

    def factor(tokens):
        token = tokens.pop(0)
        if token == "-":
            return -factor(tokens)
        if token == "(":
            value = chain(tokens)
            tokens.pop(0)
            return value
        if token.isdigit():
            return int(token)
        return look_up(token)

    def chain(tokens):
        value = factor(tokens)
        while tokens and tokens[0] != ")":
            operator = tokens.pop(0)
            right = factor(tokens)
            if operator == "+":
                value += right
            elif operator == "-":
                value -= right
            else:
                value *= right
        return value

    def look_up(name):
        if name not in cells:
            return 0
        if name not in values:
            values[name] = None
            values[name] = chain(TOKEN.findall(cells[name]))
        if values[name] is None:
            raise ValueError(name)
        return values[name]

    for name in cells:
        try:
            look_up(name)
        except ValueError:
            pass
    return {name: "#LOOP" if value is None else value for name, value in values.items()}
