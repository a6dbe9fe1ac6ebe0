# expect: ACCEPTED
import re

TOKEN = re.compile(r"[A-Z][0-9]+|[0-9]+|[-+*()]")
STRENGTH = {"(": 0, "+": 1, "-": 1, "*": 2, "neg": 3}


def to_postfix(tokens):
    """Dijkstra's shunting yard."""
    output = []
    stack = []
    operand_before = False
    for token in tokens:
        if token[0].isalnum():
            output.append(token)
            operand_before = True
        elif token == "(":
            stack.append(token)
            operand_before = False
        elif token == ")":
            while stack[-1] != "(":
                output.append(stack.pop())
            stack.pop()
            operand_before = True
        elif token == "-" and not operand_before:
            stack.append("neg")
        else:
            while stack and STRENGTH[stack[-1]] >= STRENGTH[token]:
                output.append(stack.pop())
            stack.append(token)
            operand_before = False
    return output + stack[::-1]


def compute(postfix, values):
    stack = []
    for token in postfix:
        if token == "neg":
            stack.append(-stack.pop())
        elif token in STRENGTH:
            right = stack.pop()
            left = stack.pop()
            if token == "+":
                stack.append(left + right)
            elif token == "-":
                stack.append(left - right)
            else:
                stack.append(left * right)
        elif token.isdigit():
            stack.append(int(token))
        else:
            stack.append(values.get(token, 0))
    return stack[0]


def evaluate(cells):
    formulas = {name: to_postfix(TOKEN.findall(content)) for name, content in cells.items()}
    needs = {name: {token for token in formula if token in cells} for name, formula in formulas.items()}
    users = {name: [] for name in cells}
    for name, needed in needs.items():
        for other in needed:
            users[other].append(name)
    missing = {name: len(needed) for name, needed in needs.items()}
    ready = [name for name in cells if missing[name] == 0]
    values = {}
    for name in ready:
        values[name] = compute(formulas[name], values)
        for user in users[name]:
            missing[user] -= 1
            if missing[user] == 0:
                ready.append(user)
    return {name: values.get(name, "#LOOP") for name in cells}
