"""Fingerprints of a source by winnowing (Schleimer, Wilkerson and Aiken 2003) over its syntax tree.

The source is parsed and never run. Two sources that share GUARANTEE = WINDOW + GRAM - 1 successive
tokens share a fingerprint; nothing shorter than GRAM tokens is noticed.
"""
import ast

# A simple statement has about five tokens, so two sources must share at least two statements.
GRAM = 10
# A third of the grams are kept: 2 of WINDOW + 1.
WINDOW = 5
MOST = 2_000

# A prime spreads hashes evenly; each hash fits a positive bigint.
PRIME = 2 ** 61 - 1
BASE = 1_318_699_202_663_470_841

# People who copy change these first, or they are the same for everybody.
SKIPPED_FIELDS = {"annotation", "returns", "type_params", "type_comment", "ctx", "kind", "simple"}
SKIPPED = (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass)

# Small numbers are indices and steps, which say something about a source; others come from the puzzle.
SMALL = range(10)


def is_skipped(node):
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        # The judge never runs this block; other uses of __name__ may run.
        case ast.If(
                test=ast.Compare(
                    left=ast.Name(id="__name__"), ops=[ast.Eq()],
                    comparators=[ast.Constant(value="__main__")]),
                orelse=[]):
            return True
    return isinstance(node, SKIPPED)


class Names:
    """Finds the names that the source itself defines; a copier can change these freely."""

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
    """Pairs of a token and its line, in pre-order; without recursion, because trees may be deep."""
    names = Names(tree)
    found = []
    todo = [(child, 1) for child in reversed(children(tree))]
    while todo:
        node, line = todo.pop()
        line = getattr(node, "lineno", line)
        # Every function has this node, and its arguments give their own tokens.
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
    """The hash of each GRAM successive tokens, computed from the previous hash."""
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
    """For each window the smallest hash; the rightmost if there are several."""
    picks = []
    for start in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = hashes[start:start + WINDOW]
        least = min(window)
        at = start + len(window) - 1 - window[::-1].index(least)
        if not picks or picks[-1] != at:
            picks.append(at)
    return picks


def fingerprints(source):
    """[hash, first line, last line] for each fingerprint, in source order; none if it does not parse."""
    try:
        found = tokens(ast.parse(source))
    except (SyntaxError, ValueError):
        # Errors that mean an exhausted interpreter are not caught: the host then starts another context.
        return []
    hashes = grams(found)
    picks = chosen(hashes)
    if len(picks) > MOST:
        # Selected by hash, so that two long sources keep the same fingerprints.
        picks = sorted(sorted(picks, key=lambda at: hashes[at])[:MOST])
    result = []
    for at in picks:
        lines = [line for _, line in found[at:at + GRAM]]
        result.append([hashes[at], min(lines), max(lines)])
    return result
