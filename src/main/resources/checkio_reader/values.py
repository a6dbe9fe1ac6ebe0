"""The values of tests, in the forms that a bundle can hold."""

import collections.abc
import json
import re


class NoForm(Exception):
    """A value that cannot be written to a bundle."""


def json_key(key):
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    raise NoForm(f'a key of the type {type(key).__name__}')


def wired(value):
    """The value after a JSON round trip."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return scalar(value)
    if isinstance(value, dict):
        return {json_key(key): wired(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, range, collections.abc.Iterator)):
        return [wired(item) for item in value]
    raise NoForm(f'a {type(value).__name__}, which has no JSON form')


def typed(value, sets=True):
    """The value with its Python types, but with subclasses replaced by their base types."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return scalar(value)
    if isinstance(value, (bytes, complex)) and sets:
        return value
    if isinstance(value, dict):
        return {typed(key, sets): typed(item, sets) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([typed(item, sets) for item in value])
    if isinstance(value, (set, frozenset)) and sets:
        return set(typed(item, sets) for item in value)
    if isinstance(value, (list, range, collections.abc.Iterator)):
        return [typed(item, sets) for item in value]
    form = 'form in a bundle' if sets else 'JSON form'
    raise NoForm(f'a {type(value).__name__}, which has no {form}')


def scalar(value):
    for kind in (bool, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value if value is None else str.__str__(value)


def shown(value):
    """The repr of a value, with the elements of sets in a fixed order."""
    if isinstance(value, set) and value:
        return '{' + ', '.join(sorted(map(shown, value))) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(map(shown, value)) + ']'
    if isinstance(value, tuple):
        return '(' + ', '.join(map(shown, value)) + (',)' if len(value) == 1 else ')')
    if isinstance(value, dict):
        return '{' + ', '.join(f'{shown(key)}: {shown(value[key])}' for key in value) + '}'
    return repr(value)


def holds(value, kinds):
    """Whether a value is or contains one of those types."""
    if isinstance(value, kinds):
        return True
    if isinstance(value, dict):
        return any(holds(item, kinds) for item in value.values())
    return isinstance(value, (list, tuple)) and any(holds(item, kinds) for item in value)


def holds_written_key(value):
    """Whether a dictionary's key may have been something else than a string before the JSON round trip."""
    if isinstance(value, dict):
        return any(re.fullmatch(r'-?\d[\d.e+-]*|true|false|null|-?Infinity|NaN', key)
                   or holds_written_key(item) for key, item in value.items())
    return isinstance(value, list) and any(map(holds_written_key, value))
