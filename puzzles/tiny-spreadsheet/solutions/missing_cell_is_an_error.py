# expect: RUNTIME_ERROR
import re

NAME = re.compile(r"[A-Z][0-9]+")


def evaluate(cells):
    values = {}
    for _ in range(len(cells)):
        for name, content in cells.items():
            if name not in values and all(other in values for other in NAME.findall(content) if cells[other]):
                formula = NAME.sub(lambda match: str(values[match[0]]), content.lstrip("="))
                values[name] = eval(formula.strip())
    return {name: values.get(name, "#LOOP") for name in cells}
