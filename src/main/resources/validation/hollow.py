"""Empties a source: every function returns None, and nothing else is left that could run for long.

What remains looks right to the tests from outside, but never computes an answer.
"""
import ast


class Emptying(ast.NodeTransformer):
    emptied = 0

    def visit_FunctionDef(self, node):
        self.emptied += 1
        node.body = [ast.Pass()]
        node.decorator_list = [d for d in node.decorator_list if is_plain(d)]
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.emptied += 1
        node.body = ast.Constant(None)
        return node

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        node.body = [part for part in node.body if is_kept(part)] or [ast.Pass()]
        return node


def is_plain(decorator):
    """Whether the decorator is one that only says how the function is called."""
    match decorator:
        case ast.Name(id="property" | "staticmethod" | "classmethod"):
            return True
        case ast.Attribute(value=ast.Name(), attr="setter" | "getter" | "deleter"):
            return True
    return False


def is_kept(node):
    return isinstance(node, (
        ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef,
        ast.Assign, ast.AnnAssign, ast.Pass))


def hollow(source):
    """The emptied source; an empty string if the source does not parse or has no function."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ""
    emptying = Emptying()
    tree = emptying.visit(tree)
    if not emptying.emptied:
        return ""
    tree.body = [part for part in tree.body if is_kept(part)]
    return ast.unparse(ast.fix_missing_locations(tree))
