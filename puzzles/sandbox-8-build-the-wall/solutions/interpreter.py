# expect: ACCEPTED
import ast
import operator

TOOLS = {"len": len, "sum": sum, "min": min, "max": max, "abs": abs, "sorted": sorted, "range": range, "str": str}
ARITHMETIC = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
}
COMPARISONS = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b,
}


class Refused(Exception):
    pass


class Translator:
    """Turns the tree into functions of Python that do what the program says: nothing is ever run by exec."""

    def __init__(self):
        self.names = {}
        self.assigned = set()
        self.read = set()

    def translate(self, node):
        method = getattr(self, type(node).__name__, None)
        if method is None:
            raise Refused
        return method(node)

    def block(self, nodes):
        steps = [self.translate(node) for node in nodes]

        def run():
            for step in steps:
                step()

        return run

    def target(self, node):
        if type(node) is not ast.Name or node.id.startswith("_") or node.id in TOOLS:
            raise Refused
        self.assigned.add(node.id)
        return node.id

    def Assign(self, node):
        if len(node.targets) != 1:
            raise Refused
        name, value = self.target(node.targets[0]), self.translate(node.value)
        return lambda: self.names.update({name: value()})

    def AugAssign(self, node):
        if type(node.op) not in (ast.Add, ast.Sub, ast.Mult):
            raise Refused
        name, value, apply = self.target(node.target), self.translate(node.value), ARITHMETIC[type(node.op)]
        return lambda: self.names.update({name: apply(self.names[name], value())})

    def If(self, node):
        test, then, other = self.translate(node.test), self.block(node.body), self.block(node.orelse)
        return lambda: then() if test() else other()

    def For(self, node):
        if node.orelse:
            raise Refused
        name, values, body = self.target(node.target), self.translate(node.iter), self.block(node.body)

        def run():
            for value in values():
                self.names[name] = value
                body()

        return run

    def Pass(self, node):
        return lambda: None

    def Constant(self, node):
        if not (node.value is None or type(node.value) in (int, str, bool)):
            raise Refused
        return lambda: node.value

    def Name(self, node):
        if node.id.startswith("_") or node.id in TOOLS:
            raise Refused
        self.read.add(node.id)
        return lambda: self.names[node.id]

    def List(self, node):
        items = [self.translate(item) for item in node.elts]
        return lambda: [item() for item in items]

    def BinOp(self, node):
        if type(node.op) not in ARITHMETIC:
            raise Refused
        left, right, apply = self.translate(node.left), self.translate(node.right), ARITHMETIC[type(node.op)]
        return lambda: apply(left(), right())

    def UnaryOp(self, node):
        if type(node.op) not in (ast.USub, ast.Not):
            raise Refused
        value = self.translate(node.operand)
        return (lambda: -value()) if type(node.op) is ast.USub else (lambda: not value())

    def BoolOp(self, node):
        values = [self.translate(value) for value in node.values]
        stops_at = type(node.op) is ast.Or

        def run():
            for value in values:
                found = value()
                if bool(found) == stops_at:
                    break
            return found

        return run

    def Compare(self, node):
        if any(type(op) not in COMPARISONS for op in node.ops):
            raise Refused
        first, others = self.translate(node.left), [self.translate(other) for other in node.comparators]
        tests = [COMPARISONS[type(op)] for op in node.ops]

        def run():
            left = first()
            for holds, other in zip(tests, others):
                right = other()
                if not holds(left, right):
                    return False
                left = right
            return True

        return run

    def Subscript(self, node):
        value, index = self.translate(node.value), self.translate(node.slice)
        return lambda: value()[index()]

    def Call(self, node):
        if type(node.func) is not ast.Name or node.func.id not in TOOLS or node.keywords:
            raise Refused
        tool, arguments = TOOLS[node.func.id], [self.translate(argument) for argument in node.args]
        return lambda: tool(*[argument() for argument in arguments])


def safe_run(source: str) -> object:
    translator = Translator()
    try:
        program = translator.block(ast.parse(source).body)
    except (SyntaxError, ValueError, Refused):
        return "refused"
    if "result" not in translator.assigned or not translator.read <= translator.assigned:
        return "refused"
    program()
    return translator.names["result"]
