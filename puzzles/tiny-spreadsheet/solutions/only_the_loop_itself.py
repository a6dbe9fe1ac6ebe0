# expect: WRONG_ANSWER Loops
import re

NAME = re.compile(r"[A-Z][0-9]+")


def evaluate(cells):
    needs = {name: [other for other in NAME.findall(content) if other in cells] for name, content in cells.items()}

    def needs_itself(name):
        seen = set()
        todo = list(needs[name])
        while todo:
            other = todo.pop()
            if other not in seen:
                seen.add(other)
                todo += needs[other]
        return name in seen

    loops = {name for name in cells if needs_itself(name)}
    values = {name: 0 for name in loops}
    while len(values) < len(cells):
        for name, content in cells.items():
            if name not in values and all(other in values for other in needs[name]):
                formula = NAME.sub(lambda match: str(values.get(match[0], 0)), content.lstrip("="))
                values[name] = eval(formula.strip())
    return {name: "#LOOP" if name in loops else values[name] for name in cells}
