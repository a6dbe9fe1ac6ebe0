"""Makes mutants of a source: each has one change that looks like a programmer's mistake.

Changes are made on the syntax tree, so nearly every mutant compiles; the order is that of the source.
A change is made only where it can change what the tests see: in statements that the tests run and that
the judged function reaches.
"""
import ast
import re

ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd,
}
NEGATION = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE,
    ast.LtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}
BOUNDARY = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}

# The order of their arguments does not matter, so swapping them changes nothing.
SYMMETRIC = {"min", "max", "gcd", "lcm", "isclose"}

# A change in these has no effect that a test could notice, or is not in the author's logic.
UNTOUCHED = {"annotation", "returns", "decorator_list", "type_params", "type_comment"}


def is_main_block(node):
    return isinstance(node, ast.If) and any(
        isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test))


def is_text(node):
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)))


def is_plain(node):
    """Whether a statement has no effect of its own, apart from a failure."""
    return (
        isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert, ast.Global, ast.Nonlocal))
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)))


def stream(node):
    """Where a statement prints to, or an empty text."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), keywords=keywords)):
            named = [ast.unparse(keyword.value) for keyword in keywords if keyword.arg == "file"]
            return (named or ["stdout"])[0].rpartition(".")[2]
    return ""


def without_annotations(node):
    """The node and its descendants that are no type hints."""
    yield node
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns", "type_comment"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from without_annotations(child)


def root(node):
    """The name at the beginning of an expression such as a.b[0].c(), or None."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def names(statement):
    """The names of its surroundings that a statement reads, changes and binds."""
    read, changed, bound, outer = set(), set(), set(), set()
    for node in without_annotations(statement):
        match node:
            case ast.Global():
                outer.update(node.names)
            case ast.Name(ctx=ast.Load()):
                read.add(node.id)
            case ast.Name():
                bound.add(node.id)
            case ast.arg():
                bound.add(node.arg)
            case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
                changed.add(root(node))
            case ast.Call(func=ast.Attribute()):
                changed.add(root(node.func))
        if isinstance(node, DEFINITIONS) and node is not statement:
            bound.add(node.name)
    bound -= outer
    if isinstance(statement, DEFINITIONS):
        # Decorators and base classes may know the definition from now on.
        users = [root(user) for user in [*statement.decorator_list, *getattr(statement, "bases", [])]]
        return read - bound, (changed | outer) - bound, {statement.name, *users}
    return read, changed | outer, bound


def reached(tree, wanted):
    """The ids of the module's statements on which the wanted names depend; of all if none is wanted."""
    found = [(statement, *names(statement)) for statement in tree.body]
    defined = {
        statement.name: changed for statement, _, changed, _ in found
        if isinstance(statement, DEFINITIONS)}
    effects = {}
    for statement, read, changed, bound in found:
        effects[id(statement)] = bound
        if not isinstance(statement, DEFINITIONS):
            effects[id(statement)] = bound | changed.union(*(defined.get(name, ()) for name in read))
    known = set(wanted)
    everything = not wanted or any(
        known & {"eval", "exec", "globals", "vars", "locals"} for _, known, _, _ in found)
    result = set()
    while True:
        new = [
            (statement, read) for statement, read, _, _ in found
            if id(statement) not in result and (everything or effects[id(statement)] & known)]
        if not new:
            return result
        for statement, read in new:
            result.add(id(statement))
            known |= read


def whole(node):
    """The int literal at this node, with its sign, or None."""
    match node:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
    return None


def shifted(node, by):
    value = whole(node)
    if value is not None:
        return number(value + by)
    return ast.BinOp(node, ast.Add() if by > 0 else ast.Sub(), number(1))


def number(value):
    return ast.Constant(value) if value >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-value))


def replaced(node, **fields):
    """A copy of the node with other fields; the rest is shared, because trees are only read."""
    copy = type(node)(**{name: value for name, value in ast.iter_fields(node)})
    for name, value in fields.items():
        setattr(copy, name, value)
    return ast.copy_location(copy, node)


def with_item(items, index, *new):
    return items[:index] + list(new) + items[index + len(new):]


def constant(node):
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif type(value) in (int, float):
        yield "constant", number(value + 1)
        yield "constant", number(value - 1)
    elif value is None:
        yield "constant", ast.Constant(0)
    elif isinstance(value, str):
        yield "constant", ast.Constant("" if value else "?")
    elif isinstance(value, bytes):
        yield "constant", ast.Constant(b"" if value else b"?")


def comparison(node):
    for index, operator in enumerate(node.ops):
        for name, table in (("comparison", NEGATION), ("boundary", BOUNDARY)):
            if type(operator) in table:
                yield name, replaced(
                    node, ops=with_item(node.ops, index, table[type(operator)]()))


def condition(node):
    plain = isinstance(node.test, ast.Compare) and len(node.test.ops) == 1
    negated = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
    if not plain and not negated and not isinstance(node.test, ast.Constant):
        yield "condition", replaced(node, test=ast.UnaryOp(ast.Not(), node.test))


def slice_bounds(node):
    if node.lower is not None:
        yield "slice", replaced(node, lower=shifted(node.lower, 1))
        yield "slice", replaced(node, lower=shifted(node.lower, -1))
    elif node.upper is not None:
        yield "slice", replaced(node, lower=number(1))
    if node.upper is not None:
        yield "slice", replaced(node, upper=shifted(node.upper, 1))
        yield "slice", replaced(node, upper=shifted(node.upper, -1))
    elif node.lower is not None:
        yield "slice", replaced(node, upper=number(-1))


def bounds(node):
    """Numbers that are skipped, because a change of the node around them already moves them by one."""
    match node:
        case ast.Slice():
            return [bound for bound in (node.lower, node.upper) if whole(bound) is not None]
        case ast.Call(func=ast.Name(id="range")):
            return [bound for bound in node.args[:2] if whole(bound) is not None]
    return []


def call(node):
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    if name == "range" and isinstance(node.func, ast.Name):
        for index, bound in enumerate(node.args[:2]):
            if not isinstance(bound, ast.Starred):
                yield "range", replaced(
                    node, args=with_item(node.args, index, shifted(bound, 1)))
                yield "range", replaced(
                    node, args=with_item(node.args, index, shifted(bound, -1)))
    if name in SYMMETRIC:
        return
    for index, (one, other) in enumerate(zip(node.args, node.args[1:])):
        same = ast.dump(one) == ast.dump(other)
        if not same and not isinstance(one, ast.Starred) and not isinstance(other, ast.Starred):
            yield "arguments", replaced(node, args=with_item(node.args, index, other, one))


def expression(node):
    match node:
        case ast.Constant():
            yield from constant(node)
        case ast.BinOp() if not is_text(node.left) and not is_text(node.right):
            if type(node.op) in ARITHMETIC:
                yield "arithmetic", replaced(node, op=ARITHMETIC[type(node.op)]())
        case ast.Compare():
            yield from comparison(node)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "boolean", replaced(node, op=other)
        case ast.UnaryOp(op=ast.USub() | ast.Not() | ast.Invert()):
            yield "unary", node.operand
        case ast.IfExp():
            yield from condition(node)
        case ast.Slice():
            yield from slice_bounds(node)
        case ast.Call():
            yield from call(node)
        case ast.comprehension():
            for index, test in enumerate(node.ifs):
                if not isinstance(test, ast.Compare):
                    negated = ast.UnaryOp(ast.Not(), test)
                    yield "condition", replaced(node, ifs=with_item(node.ifs, index, negated))


def statement(node, stored):
    match node:
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield "return", replaced(node, value=ast.Constant(None))
        case ast.AugAssign():
            if type(node.op) in ARITHMETIC and not is_text(node.value):
                yield "arithmetic", replaced(node, op=ARITHMETIC[type(node.op)]())
            yield "statement", ast.Pass()
        case ast.Assign():
            # If a name's only assignment is dropped, any test notices the NameError.
            if all(not isinstance(target, ast.Name) or stored.get(target.id, 0) > 1
                   for target in node.targets):
                yield "statement", ast.Pass()
        case ast.Expr() | ast.Break() | ast.Continue() | ast.Delete() | ast.Raise():
            yield "statement", ast.Pass()
        case ast.If() | ast.While():
            yield from condition(node)


def head(node):
    """The text of a node for a reader; for a compound statement only its first line."""
    if isinstance(node, ast.comprehension):
        return ast.unparse(node).strip()
    if isinstance(node, ast.Slice):
        return "[" + ast.unparse(node) + "]"
    return ast.unparse(node).partition("\n")[0]


class Search:
    """All changes of a tree: the place, the old node and the new node.

    ran: the numbers of the lines that the tests run; empty if they are not known
    program: whether the main block runs
    printed: whether the tests see what is printed
    messages: whether anything can see what an exception holds
    """

    def __init__(self, tree, ran, program, printed, messages):
        self.ran = frozenset(ran)
        self.program = program
        self.unseen = {"stderr"} if printed else {"stdout", "stderr"}
        self.messages = messages
        self.stored = {}
        self.moved = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                self.stored[node.id] = self.stored.get(node.id, 0) + 1

    def has_run(self, statement):
        first, last = statement.lineno, statement.end_lineno
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            # The line of a definition runs even if nobody calls the function.
            first = statement.body[0].lineno
        return not self.ran or any(line in self.ran for line in range(first, last + 1))

    def is_skipped(self, node):
        if not isinstance(node, ast.stmt):
            return False
        return (
            is_plain(node)
            or (is_main_block(node) and not self.program)
            or stream(node) in self.unseen
            or not self.has_run(node))

    def of_statement(self, tree, at, statement):
        if not self.is_skipped(statement):
            yield from self.of_child(tree, "body", at, statement, statement.lineno)
            yield from self.changes(statement, statement.lineno)

    def changes(self, node, line):
        if isinstance(node, ast.Raise) and not self.messages:
            return
        for field, value in ast.iter_fields(node):
            if field in UNTOUCHED:
                continue
            for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
                if isinstance(child, ast.AST) and not self.is_skipped(child):
                    at = getattr(child, "lineno", line)
                    self.moved.update(
                        id(part) for bound in bounds(child) for part in ast.walk(bound))
                    yield from self.of_child(node, field, index, child, at)
                    yield from self.changes(child, at)

    def of_child(self, node, field, index, child, line):
        found = statement(child, self.stored) if isinstance(child, ast.stmt) else expression(child)
        for operator, new in found:
            is_moved = operator == "constant" and id(child) in self.moved
            if not is_moved and self.is_allowed(node, child, new):
                yield line, operator, node, field, index, child, new

    @staticmethod
    def is_allowed(node, child, new):
        # An f-string may hold only texts here, and a pattern allows no other value.
        if isinstance(node, ast.JoinedStr):
            return isinstance(child, ast.Constant) and bool(child.value)
        return not isinstance(node, ast.MatchValue) or isinstance(new, ast.Constant)


LEVELS = {
    ast.Or: 1, ast.And: 2, ast.Not: 3, ast.BitOr: 5, ast.BitXor: 6, ast.BitAnd: 7, ast.LShift: 8,
    ast.RShift: 8, ast.Add: 9, ast.Sub: 9, ast.USub: 11, ast.UAdd: 11, ast.Invert: 11, ast.Pow: 12}
MULTIPLICATION = 10
ATOM = 20


def level(node):
    """How tightly the operator of an expression binds."""
    match node:
        case ast.IfExp() | ast.Lambda():
            return 0
        case ast.Compare():
            return 4
        case ast.BinOp() | ast.BoolOp() | ast.UnaryOp():
            return LEVELS.get(type(node.op), MULTIPLICATION)
    return ATOM


def needs_parentheses(parent, old, new):
    """Whether the new expression would fall apart in the place of the old one."""
    if level(new) >= level(old):
        return False
    operand = isinstance(
        parent,
        (ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.UnaryOp, ast.Await, ast.Starred))
    return operand or old in (getattr(parent, "func", None), getattr(parent, "value", None))


def different(old, new):
    """The only part of a node in which the new node differs, before and after, and its parent."""
    parent = None
    while type(old) is type(new):
        pairs = []
        for (_, one), (_, other) in zip(ast.iter_fields(old), ast.iter_fields(new)):
            if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
                pairs.extend(pair for pair in zip(one, other) if pair[0] is not pair[1])
            elif one is not other:
                pairs.append((one, other))
        if len(pairs) != 1 or not all(isinstance(part, ast.expr) for part in pairs[0]):
            break
        parent = old
        old, new = pairs[0]
    return parent, old, new


# Some parsers count columns in bytes of UTF-8, and some in characters.
COUNTS_BYTES = ast.parse("é+a").body[0].value.right.col_offset == 3


def column(line, offset):
    """The column in characters, from 0."""
    return len(line.encode()[:offset].decode()) if COUNTS_BYTES else offset


def edit(lines, node, child, new):
    """Where the source changes and to what: [line, column, last line, last column, text].

    Lines are counted from 1, columns in characters from 0. None where the change cannot be shown
    so.
    """
    if isinstance(node, (ast.JoinedStr, ast.FormattedValue)):
        return None
    inner, old, changed = different(child, new)
    if getattr(old, "end_col_offset", None) is None:
        return None
    text = ast.unparse(changed)
    if needs_parentheses(inner or node, old, changed):
        text = "(" + text + ")"
    return [
        old.lineno, column(lines[old.lineno - 1], old.col_offset),
        old.end_lineno, column(lines[old.end_lineno - 1], old.end_col_offset), text]


def put(node, field, index, value):
    if index is None:
        setattr(node, field, value)
    else:
        getattr(node, field)[index] = value


def written(statement, node, field, index, child, new):
    put(node, field, index, new)
    try:
        return ast.unparse(statement)
    finally:
        put(node, field, index, child)


def spread(items, most):
    if len(items) <= most:
        return items
    return [items[index * len(items) // most] for index in range(most)]


def mutants(source, most, ran, function, callers):
    """Mutants of a source.

    ran: the numbers of the lines that the tests run; empty if they are not known
    function: the name of the judged function; empty for a program
    callers: the author's code that calls the function
    """
    tree = ast.parse(source)
    # Writing source is slow, so only the module's statement with the change is written again.
    texts = [ast.unparse(statement) for statement in tree.body]
    program = not function
    code = callers + source
    search = Search(
        tree, ran, program, program or "stdout" in code,
        re.search(r"\bexcept\b.*\bas\b|exc_info|format_exc", code) is not None)
    wanted = [] if program else [function, *re.findall(r"\w+", callers)]
    useful = reached(tree, wanted)
    found = [
        (at, *change)
        for at, statement in enumerate(tree.body) if id(statement) in useful
        for change in search.of_statement(tree, at, statement)]
    seen = {"\n".join(texts)}
    lines = source.split("\n")
    result = []
    for at, line, operator, node, field, index, child, new in spread(found, most):
        changed = (
            ast.unparse(new) if node is tree
            else written(tree.body[at], node, field, index, child, new))
        text = "\n".join([*texts[:at], changed, *texts[at + 1:]])
        if text not in seen:
            seen.add(text)
            result.append([line, operator, head(child), head(new), text, edit(lines, node, child, new)])
    return result
