# expect: WRONG_ANSWER Formulas
BLANKS = {letter + str(number): 0 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for number in range(1, 100)}


def evaluate(cells):
    values = {}
    for _ in range(len(cells)):
        for name, content in cells.items():
            if name in values:
                continue
            formula = content.lstrip("=")
            for other in sorted(values):
                formula = formula.replace(other, str(values[other]))
            waiting = any(other in formula for other in cells)
            if not waiting:
                values[name] = eval(formula.strip(), BLANKS)
    return {name: values.get(name, "#LOOP") for name in cells}
