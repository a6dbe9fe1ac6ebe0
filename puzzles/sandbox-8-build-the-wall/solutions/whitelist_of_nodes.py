# expect: ACCEPTED
import ast

TOOLS = {tool.__name__: tool for tool in (len, sum, min, max, abs, sorted, range, str)}
PLAIN = (
    ast.Module, ast.Pass, ast.List, ast.Load, ast.Store, ast.BoolOp, ast.And, ast.Or, ast.Not, ast.USub, ast.Compare, ast.Eq,
    ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.If, ast.UnaryOp, ast.BinOp, ast.Add, ast.Sub, ast.Mult,
    ast.FloorDiv, ast.Mod,
)


class Refused(Exception):
    pass


class Inspector:
    def __init__(self):
        self.assigned = set()
        self.read = set()

    def demand(self, condition):
        if not condition:
            raise Refused

    def look(self, node):
        special = getattr(self, "look_" + type(node).__name__, None)
        if special:
            special(node)
        else:
            self.demand(type(node) in PLAIN)
        called = node.func if type(node) is ast.Call else None
        for child in ast.iter_child_nodes(node):
            if child is not called:
                self.look(child)

    def look_Name(self, node):
        self.demand(not node.id.startswith("_") and node.id not in TOOLS)
        (self.read if type(node.ctx) is ast.Load else self.assigned).add(node.id)

    def look_Constant(self, node):
        self.demand(type(node.value) in (int, str, bool, type(None)))

    def look_Assign(self, node):
        self.demand(len(node.targets) == 1 and type(node.targets[0]) is ast.Name)

    def look_AugAssign(self, node):
        self.demand(type(node.target) is ast.Name and type(node.op) in (ast.Add, ast.Sub, ast.Mult))

    def look_For(self, node):
        self.demand(type(node.target) is ast.Name and not node.orelse)

    def look_Subscript(self, node):
        self.demand(type(node.ctx) is ast.Load)

    def look_Call(self, node):
        self.demand(type(node.func) is ast.Name and node.func.id in TOOLS and not node.keywords)


def safe_run(source: str) -> object:
    try:
        tree = ast.parse(source)
        inspector = Inspector()
        inspector.look(tree)
        inspector.demand("result" in inspector.assigned and inspector.read <= inspector.assigned)
    except (SyntaxError, ValueError, Refused):
        return "refused"
    names = dict(TOOLS)
    exec(compile(tree, "program", "exec"), names)
    return names["result"]
