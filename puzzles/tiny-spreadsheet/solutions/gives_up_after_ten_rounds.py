# expect: WRONG_ANSWER Chains
import re

NAME = re.compile(r"[A-Z][0-9]+")


def evaluate(cells):
    values = {}
    for _ in range(10):
        for name, content in cells.items():
            needed = [other for other in NAME.findall(content) if other in cells]
            if all(other in values for other in needed):
                formula = NAME.sub(lambda match: str(values.get(match[0], 0)), content.lstrip("="))
                values[name] = eval(formula.strip())
    return {name: values.get(name, "#LOOP") for name in cells}
