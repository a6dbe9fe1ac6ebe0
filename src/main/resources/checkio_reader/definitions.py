"""Finds the source of what a mission's referee gets as options."""

import ast
import sys

from checkio_reader.carrier import Carrier
from checkio_reader.notes import WARNING
from checkio_reader.stubs import COMMON

# Options that the rest of a bundle carries, so that a mission's class needs them no more.
CARRIED_OPTIONS = {'tests', *COMMON, 'DEFAULT_FUNCTION_NAME'}


def carry(mission, carrier, option, value):
    """An expression for an option's function; first collects what the function needs."""
    nodes = option_nodes(mission, option, value)
    if not nodes:
        mission.refuse(f'{option} is not found in the source, so it cannot be imported')
    module, node = nodes[0]
    source = carrier.expression(module, node)
    return source if isinstance(node, (ast.Name, ast.Attribute, ast.Call)) else f'({source})'


def option_nodes(mission, option, value):
    """The place where the source names an option's value; else the names of the value."""
    tree = ast.parse(mission.files[mission.path])
    nodes = [word.value for node in ast.walk(tree) if isinstance(node, ast.Call)
             for word in node.keywords if word.arg == option]
    nodes += [node.value for holder in tree.body if isinstance(holder, ast.ClassDef)
              for node in holder.body if isinstance(node, ast.Assign)
              and any(isinstance(target, ast.Name) and target.id == option
                      for target in node.targets)]
    if len(nodes) == 1:
        return [('referee', nodes[0])]
    for module in mission.modules.sources:
        if module in sys.modules:
            for name, other in vars(sys.modules[module]).items():
                if other is value and name.isidentifier():
                    return [(module, ast.parse(name, mode='eval').body)]
    return []


def function_node(mission, option, value):
    """The definition of an option's function, or None."""
    for module, node in option_nodes(mission, option, value):
        if isinstance(node, ast.Name):
            module, node = found_definition(mission, module, node.id)
        if isinstance(node, (ast.Lambda, ast.FunctionDef)):
            return node
    return None


def found_definition(mission, module, name):
    """The only top-level function of a name, in the module or where it is imported from."""
    carrier = Carrier(mission.modules, set())
    for _ in range(5):
        text = carrier.text(module)
        indexes = text.binders.get(name, ())
        home = carrier.star_home(module, name)
        if not indexes and home:
            module = home
            continue
        if len(indexes) != 1:
            return module, None
        statement = text.tree.body[indexes[0]]
        if isinstance(statement, ast.ImportFrom):
            alias = next(alias for alias in statement.names
                         if (alias.asname or alias.name) == name)
            module, name = carrier.origin(module, statement), alias.name
            if module not in mission.modules.sources:
                return module, None
            continue
        return module, statement
    return module, None


def class_definition(mission, kind):
    for module, (path, text) in mission.modules.sources.items():
        if module == kind.__module__:
            for node in ast.parse(text, path).body:
                if isinstance(node, ast.ClassDef) and node.name == kind.__name__:
                    return module, node
    mission.refuse_own('its source is not found')


def construction(mission, carrier, dropped, extra=''):
    """The expression that makes the mission's referee, without the options that are dropped."""
    tree = ast.parse(mission.files[mission.path])
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)
             and value_of(mission, node.func) is mission.own]
    if len(calls) != 1 or calls[0].args or any(word.arg is None for word in calls[0].keywords):
        mission.refuse_own('the place where it is made is not clear')
    words = [f'{word.arg}={carrier.expression("referee", word.value)}'
             for word in calls[0].keywords if word.arg not in dropped]
    function = carrier.expression('referee', calls[0].func)
    return f'{function}({", ".join(words + ([extra] if extra else []))})'


def value_of(mission, node):
    try:
        return eval(compile(ast.Expression(node), '', 'eval'), mission.namespace)
    except Exception:
        return None


def note_randomness(mission, carrier):
    if 'random' in carrier.libraries:
        mission.note(WARNING, mission.path, 0, 'draws at random while it judges: '
                     'a verdict may differ from run to run')
