"""Writes adapter.py: how the solution is called, and the way of its result to the referee."""

import ast

from checkio_reader.carrier import join
from checkio_reader.checkers import is_custom_checker
from checkio_reader.names import bound_names
from checkio_reader.stubs import UNWRAP_ARGS, UNWRAP_KWARGS
from checkio_reader.values import holds

TEMPLATE_WIRE = '''\
def on_the_wire(value):
    """Iterators become lists on the way to CheckIO's referee, and subclasses plain data."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {key: on_the_wire(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([on_the_wire(item) for item in value])
    if isinstance(value, (list, Iterator)):
        return [on_the_wire(item) for item in value]
    return value
'''
CLASSIC_WIRE = '''\
def on_the_wire(value):
    """JSON leads to CheckIO's referee: keys become strings, tuples and iterators lists."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {json_key(key): on_the_wire(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, Iterator)):
        return [on_the_wire(item) for item in value]
    return value


def json_key(key):
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return repr(key) if isinstance(key, (int, float)) else key
'''
ADAPTER = '''\
def adapt(function, input):
    return {}
'''
WIRED_ADAPTER = '''\
def adapt(function, input):
    result = {}
    try:
        return on_the_wire(result)
    except RecursionError:
        return result
'''
SEVERAL_ADAPTER = '''\
RUNNERS = {{}}


def adapt(function, input):
    """Each start of a runner runs the solution anew, so that nothing is kept from before."""
    runner, start, arguments = input
    if RUNNERS.get(runner, (0, None))[0] != start:
        RUNNERS[runner] = start, start_again("{name}") if RUNNERS else function
    function = RUNNERS[runner][1]
    result = {}
    try:
        return on_the_wire(result)
    except RecursionError:
        return result
'''


def needs_wire(mission, compare, tests):
    """Whether the JSON round trip could change a correct result."""
    if mission.kind == 'interactive' or compare == 'checker' and is_custom_checker(mission):
        return True
    containers = (list, tuple, dict, set)
    answers = [test['answer'] for category in tests.values() for test in category]
    if compare == 'list':
        return any(holds(item, containers) for answer in answers
                   if isinstance(answer, (list, tuple)) for item in answer)
    return any(holds(answer, containers) for answer in answers)


def adapter_source(mission, wire, several=False):
    """The adapter's source, or None; with several, the referee says which runner it calls."""
    given = 'arguments' if several else 'input'
    call, pieces = f'function(*{given})', []
    if mission.cover is UNWRAP_KWARGS:
        call = f'function(**{given}[0])'
    elif mission.cover is not None and mission.cover is not UNWRAP_ARGS:
        call = f'cover(function, {given}[0])'
        pieces.append(cover_source(mission))
    if not wire and not pieces and call == 'function(*input)':
        return None
    template = SEVERAL_ADAPTER if several else WIRED_ADAPTER if wire else ADAPTER
    pieces.append(template.format(call, name=mission.function).rstrip())
    if wire:
        pieces.append(TEMPLATE_WIRE if mission.generation == 'template' else CLASSIC_WIRE)
    return join(pieces).rstrip() + '\n'


def cover_source(mission):
    source = str.__str__(mission.cover).strip('\n')
    try:
        tree = ast.parse(source)
    except SyntaxError as problem:
        mission.refuse(f'the cover code is not Python 3: {problem}')
    names = set().union(*map(bound_names, tree.body))
    if 'cover' not in names or names & {'adapt', 'on_the_wire', 'json_key'}:
        mission.refuse('the cover code does not define cover, or defines a name that is taken here')
    return source.rstrip()
