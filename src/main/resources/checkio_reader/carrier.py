"""Copies source to the bundle, with everything that it needs of the mission's modules."""

import ast
import builtins
import re

from checkio_reader.names import (
    CALLING, DEFINITIONS, bound_names, changes, given, is_script_part, local_names, mutates, root)
from checkio_reader.notes import Refused
from checkio_reader.replacements import NAMESPACES, SOURCES
from checkio_reader.text import Text


class Carrier:
    """Collects the statements that an expression of the mission needs, from all its modules."""

    def __init__(self, modules, reserved):
        self.modules = modules
        self.reserved = reserved
        self.texts = {}
        self.chosen = {}
        self.preambles = {}
        self.edits = {}
        self.seen = set()
        self.libraries = set()
        self.called = {}

    def text(self, module):
        if module not in self.texts:
            self.texts[module] = Text(*self.modules.sources[module])
            self.chosen[module] = set()
            self.preambles[module] = []
            self.edits[module] = set()
        return self.texts[module]

    def expression(self, module, node):
        """Collects what an expression needs; returns the expression's source."""
        text = self.text(module)
        self.scan(module, node, frozenset())
        for name in ast.walk(node):
            if isinstance(name, ast.Name) and not self.is_known(module, name.id, node):
                raise Refused(text.path, node.lineno, f'{name.id} is not known at the top level')
        return text.edited(node, self.edits[module])

    def is_known(self, module, name, node):
        return (hasattr(builtins, name) or name in self.text(module).binders
                or self.star_home(module, name) is not None
                or any(name in local_names(inner) for inner in ast.walk(node)
                       if isinstance(inner, ast.Lambda))
                or any(isinstance(inner, ast.Name) and inner.id == name
                       and isinstance(inner.ctx, ast.Store) for inner in ast.walk(node)))

    def scan(self, module, node, hidden, members=frozenset()):
        """Follows every top-level name in the node.

        hidden: names of the functions around; members: of the class body that the node stands in.
        """
        local = hidden | members
        self.rename(module, node, local)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            hidden, members = hidden | local_names(node), frozenset()
        elif isinstance(node, ast.ClassDef):
            members = frozenset().union(*map(bound_names, node.body))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            target = None if node.value.id in local else self.module_alias(module, node.value.id)
            if target:
                self.attribute(module, node, target, local)
                return
            self.require_counterpart(module, node, local)
        elif isinstance(node, ast.Name) and node.id not in local:
            self.need(module, node.id, node)
        for child in ast.iter_child_nodes(node):
            self.scan(module, child, hidden, members)

    def require_counterpart(self, module, node, local):
        """Refuses a name of a platform's module that the replacement module here does not have."""
        for index in self.text(module).binders.get(node.value.id, ()):
            statement = self.text(module).tree.body[index]
            if isinstance(statement, ast.ImportFrom) and node.value.id not in local:
                for alias in statement.names:
                    path = f'{statement.module}.{alias.name}'
                    if ((alias.asname or alias.name) == node.value.id and path in NAMESPACES
                            and f'{path}.{node.attr}' not in SOURCES):
                        raise Refused(self.text(module).path, node.lineno,
                                      f'{path}.{node.attr} has no counterpart here')

    def rename(self, module, node, local):
        """Renames all names that the bundle's own functions already use."""
        text = self.text(module)
        if isinstance(node, ast.Name) and node.id in self.reserved - local:
            self.edits[module].add((*text.span(node), 'checkio_' + node.id))
        elif isinstance(node, DEFINITIONS) and node.name in self.reserved - local:
            start = text.offset(node.lineno, node.col_offset)
            found = re.compile(r'(?:async\s+)?(?:def|class)\s+').match(text.text, start)
            self.edits[module].add(
                (found.end(), found.end() + len(node.name), 'checkio_' + node.name))
        elif isinstance(node, (ast.Global, ast.Nonlocal)) and self.reserved & set(node.names):
            raise Refused(text.path, node.lineno, 'a global variable has a name that is taken here')

    def module_alias(self, module, name):
        """The mission's module that a name stands for, or None."""
        for index in self.text(module).binders.get(name, ()):
            statement = self.text(module).tree.body[index]
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    if (alias.asname or alias.name) == name and alias.name in self.modules.sources:
                        return alias.name
            if isinstance(statement, ast.ImportFrom):
                origin = self.origin(module, statement)
                for alias in statement.names:
                    path = f'{origin}.{alias.name}' if origin else alias.name
                    if (alias.asname or alias.name) == name and path in self.modules.sources:
                        return path
        return None

    def origin(self, module, statement):
        """The absolute name of the module that a statement imports from."""
        if not statement.level:
            return statement.module or ''
        path = self.modules.sources[module][0]
        above = statement.level - path.endswith('/__init__.py')
        package = module.split('.')[:len(module.split('.')) - above]
        return '.'.join(package + ([statement.module] if statement.module else []))

    def attribute(self, module, node, target, local):
        """Adds a name of another module to the names of this module."""
        self.need(target, node.attr, node)
        if node.attr not in self.text(target).binders:
            raise Refused(self.text(module).path, node.lineno, f'{target}.{node.attr} is not found')
        new = 'checkio_' + node.attr if node.attr in self.reserved else node.attr
        if new in local:
            line = f'{target.replace(".", "_")}_{new} = {new}'
            new = line.partition(' ')[0]
            if line not in self.preambles[module]:
                self.preambles[module].append(line)
        self.edits[module].add((*self.text(module).span(node), new))

    def need(self, module, name, node):
        if (module, name) in self.seen:
            return
        self.seen.add((module, name))
        text = self.text(module)
        if name not in text.binders:
            home = self.star_home(module, name)
            if home:
                self.need(home, name, node)
            return
        for index in text.binders[name]:
            statement = text.tree.body[index]
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                self.imported(module, statement, name)
            else:
                self.take(module, index)
        changing = self.changing(module, name)
        for index, statement in enumerate(text.tree.body):
            if changes(statement, name) or self.changes_by_call(module, index, name, changing):
                self.take(module, index)

    def changes_by_call(self, module, index, name, changing):
        """Whether a statement of the module calls a function that changes the object of a name."""
        statement = self.text(module).tree.body[index]
        if is_script_part(statement) or isinstance(statement, (ast.Import, ast.ImportFrom)):
            return False
        if changing & self.called_names(module, index):
            return True
        return isinstance(statement, ast.Expr) and any(
            given(part, name) for part in ast.walk(statement) if isinstance(part, ast.Call))

    def called_names(self, module, index):
        """The functions that a statement, or a decorator of a definition, calls by their names."""
        if (module, index) not in self.called:
            statement = self.text(module).tree.body[index]
            parts = statement.decorator_list if isinstance(statement, DEFINITIONS) else [statement]
            functions = list(parts)
            for whole in parts:
                for part in ast.walk(whole):
                    if isinstance(part, ast.Call):
                        functions += [part.func, *part.args] if root(part.func) in CALLING else [part.func]
            self.called[module, index] = {part.id for part in functions if isinstance(part, ast.Name)}
        return self.called[module, index]

    def changing(self, module, name):
        """The module's functions that change the object of a name, themselves or by other calls."""
        functions = {statement.name: statement for statement in self.text(module).tree.body
                     if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef))}
        found = {other for other, function in functions.items()
                 if name not in local_names(function) and mutates(function, name)}
        more = True
        while more:
            more = {other for other, function in functions.items() if other not in found and found & {
                part.id for part in ast.walk(function) if isinstance(part, ast.Name)}}
            found |= more
        return found

    def take(self, module, index):
        if index in self.chosen[module]:
            return
        statement = self.text(module).tree.body[index]
        if any(isinstance(node, ast.Name) and node.id == 'api' for node in ast.walk(statement)):
            if isinstance(statement, ast.Expr):
                return
        self.chosen[module].add(index)
        self.scan(module, statement, frozenset())
        for bound in bound_names(statement):
            self.need(module, bound, statement)

    def star_home(self, module, name):
        """The mission's module from which `import *` brings a name."""
        for statement in self.text(module).tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.names[0].name == '*':
                origin = self.origin(module, statement)
                if origin in self.modules.sources and name in self.text(origin).binders:
                    return origin
        return None

    def imported(self, module, statement, name):
        text = self.text(module)
        for alias in statement.names:
            if (alias.asname or alias.name.partition('.')[0]) != name:
                continue
            new = 'checkio_' + name if name in self.reserved else name
            if isinstance(statement, ast.Import):
                if alias.name in self.modules.sources:
                    raise Refused(text.path, statement.lineno,
                                  f'the module {alias.name} is used as a value')
                path = alias.name
                line = ast.unparse(ast.Import([ast.alias(
                    alias.name, new if alias.asname or new != name else None)]))
            else:
                path = self.origin(module, statement)
                if path in self.modules.sources:
                    self.need(path, alias.name, statement)
                    taken = alias.name in self.reserved
                    old = 'checkio_' + alias.name if taken else alias.name
                    line = '' if old == new else f'{new} = {old}'
                else:
                    line = ast.unparse(ast.ImportFrom(path, [ast.alias(
                        alias.name, new if new != alias.name else None)], 0))
                path = f'{path}.{alias.name}'
            if self.modules.is_stub(path.partition('.')[0]):
                line = self.stock(path, new, text, statement)
            self.libraries.add(path.partition('.')[0])
            if line and line not in self.preambles[module]:
                self.preambles[module].append(line)

    def stock(self, path, name, text, statement):
        if path in SOURCES:
            return SOURCES[path].format(name).rstrip()
        if path in NAMESPACES:
            members = [source.format(member.rpartition('.')[2])
                       for member, source in SOURCES.items() if member.rpartition('.')[0] == path]
            body = ''.join('    ' + line if line.strip() else line
                           for member in members
                           for line in ('@staticmethod\n' + member if member.startswith('def')
                                        else member).splitlines(keepends=True))
            return f'class {name}:\n{body}'.rstrip()
        raise Refused(text.path, statement.lineno, f'{path} has no counterpart here')

    def source(self, last):
        """All collected statements; modules that others need come first."""
        pieces, homes = [], {}
        for module in self.sorted_modules(last):
            text = self.texts[module]
            for line in self.preambles[module]:
                if line not in pieces:
                    pieces.append(line)
            for index in sorted(self.chosen[module]):
                statement = text.tree.body[index]
                for name in bound_names(statement):
                    if homes.setdefault(name, module) != module:
                        raise Refused(text.path, statement.lineno,
                                      f'{name} is defined in {homes[name]}.py, too')
                pieces.append(text.edited(statement, self.edits[module]))
        return join(pieces)

    def sorted_modules(self, last):
        found, visited = [], set()

        def visit(module):
            if module in visited or module not in self.texts:
                return
            visited.add(module)
            for node in ast.walk(self.texts[module].tree):
                if isinstance(node, ast.Import):
                    for alias in node.names:
                        visit(alias.name)
                elif isinstance(node, ast.ImportFrom):
                    origin = self.origin(module, node)
                    visit(origin)
                    for alias in node.names:
                        visit(f'{origin}.{alias.name}' if origin else alias.name)
            found.append(module)

        visit(last)
        return found


def join(pieces):
    """Statements separated by the blank lines of PEP 8."""
    result, before = '', ''
    for piece in pieces:
        result = result.rstrip('\n')
        kind = re.match(r'@|def |class |async def |import |from |', piece).group()
        if result:
            blocks = {'@', 'def ', 'class ', 'async def '} & {kind, before}
            imports = before in ('import ', 'from ') and kind not in ('import ', 'from ')
            result += '\n\n\n' if blocks else '\n\n' if imports else '\n'
        result, before = result + piece, kind
    return result
