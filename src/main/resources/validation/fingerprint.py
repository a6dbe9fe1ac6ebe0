"""Fingerprints of a source by winnowing (Schleimer, Wilkerson and Aiken 2003) over its syntax tree.

The source is parsed and never run. Two sources that share GUARANTEE = WINDOW + GRAM - 1 successive
tokens share a fingerprint; nothing shorter than GRAM tokens is noticed.
"""
import ast

# A simple statement has about five tokens: what is shared is two of them at least.
GRAM = 10
# A third of the grams are kept: 2 of WINDOW + 1.
WINDOW = 5
MOST = 2_000

# A prime, so that hashes are spread evenly; each of them is a positive bigint.
PRIME = 2 ** 61 - 1
BASE = 1_318_699_202_663_470_841

# Whoever copies changes these first, or they are the same for everybody.
SKIPPED_FIELDS = {"annotation", "returns", "type_params", "type_comment", "ctx", "kind", "simple"}
SKIPPED = (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass)

# Small ones are indices and steps, which mean something; others are the puzzle's own.
SMALL = range(10)


def is_skipped(node):
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        # The judge never runs it; anything else about __name__ may well be run.
        case ast.If(
                test=ast.Compare(
                    left=ast.Name(id="__name__"), ops=[ast.Eq()],
                    comparators=[ast.Constant(value="__main__")]),
                orelse=[]):
            return True
    return isinstance(node, SKIPPED)


class Names:
    """Which names are the source's own, so that they can be changed at will."""

    def __init__(self, tree):
        self.own = set()
        self.modules = {}
        for node in ast.walk(tree):
            match node:
                case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                    self.own.add(name)
                case ast.Attribute(attr=name, ctx=ast.Store()):
                    self.own.add(name)
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    self.own.add(node.name)
                case ast.Import() | ast.ImportFrom():
                    for alias in node.names:
                        self.modules[alias.asname or alias.name] = alias.name

    def shown(self, name):
        if name in self.own and not (name.startswith("__") and name.endswith("__")):
            return "_"
        return self.modules.get(name, name)


def token(node, names):
    match node:
        case ast.Name():
            return names.shown(node.id)
        case ast.Attribute():
            return "." + names.shown(node.attr)
        case ast.keyword():
            return "=" + names.shown(node.arg or "**")
        case ast.Constant(value=value):
            if value is None or isinstance(value, bool) or (
                    isinstance(value, int) and value in SMALL):
                return repr(value)
            return type(value).__name__
        case ast.AnnAssign():
            return "Assign"
    return type(node).__name__


def children(node):
    found = []
    for field in node._fields:
        value = getattr(node, field, None)
        if field in SKIPPED_FIELDS:
            continue
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.AST) and not is_skipped(child):
                found.append(child)
    return found


def tokens(tree):
    """Pairs of a token and its line, in pre-order; without recursion, since trees may be deep."""
    names = Names(tree)
    found = []
    todo = [(child, 1) for child in reversed(children(tree))]
    while todo:
        node, line = todo.pop()
        line = getattr(node, "lineno", line)
        # It is there in every function, and its arguments are tokens of their own.
        if not isinstance(node, ast.arguments):
            found.append((token(node, names), line))
        todo += [(child, line) for child in reversed(children(node))]
    return found


def number(text):
    """FNV-1a: the same in every process, unlike Python's hash."""
    value = 0xcbf29ce484222325
    for byte in text.encode("utf-8", "replace"):
        value = (value ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return value % PRIME


def grams(found):
    """The hash of each GRAM successive tokens, each from the one before."""
    numbers = {}
    for text, _ in found:
        if text not in numbers:
            numbers[text] = number(text)
    highest = pow(BASE, GRAM, PRIME)
    value = 0
    hashes = []
    for index, (text, _) in enumerate(found):
        value = (value * BASE + numbers[text]) % PRIME
        if index >= GRAM:
            value = (value - numbers[found[index - GRAM][0]] * highest) % PRIME
        if index >= GRAM - 1:
            hashes.append(value)
    return hashes


def chosen(hashes):
    """Of each window the rightmost of the smallest."""
    picks = []
    for start in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = hashes[start:start + WINDOW]
        least = min(window)
        at = start + len(window) - 1 - window[::-1].index(least)
        if not picks or picks[-1] != at:
            picks.append(at)
    return picks


def fingerprints(source):
    """[hash, first line, last line] each, in the order of the source; none if it does not parse."""
    try:
        found = tokens(ast.parse(source))
    except (SyntaxError, ValueError):
        # Not what says that the interpreter was overtaxed: the host begins another one then.
        return []
    hashes = grams(found)
    picks = chosen(hashes)
    if len(picks) > MOST:
        # By hash, so that two long sources keep the same ones.
        picks = sorted(sorted(picks, key=lambda at: hashes[at])[:MOST])
    result = []
    for at in picks:
        lines = [line for _, line in found[at:at + GRAM]]
        result.append([hashes[at], min(lines), max(lines)])
    return result
