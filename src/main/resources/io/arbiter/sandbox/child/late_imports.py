# Changes the module typing when the library is unpacked: what it imports for four of its names, it
# imports when one of these names is first used. CPython does the same from 3.13 on.
import os

LATE_NAMES = '''

_late_names = {
    'ContextManager': ('contextlib', 'AbstractContextManager'),
    'AsyncContextManager': ('contextlib', 'AbstractAsyncContextManager'),
    'Match': ('re', 'Match'),
    'Pattern': ('re', 'Pattern'),
}

def __getattr__(name):
    if name not in _late_names:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    module, original = _late_names[name]
    alias = _alias(getattr(__import__(module), original), 1, name=name)
    globals()[name] = alias
    return alias

def _late_name_of_re(cls, name):
    if cls is not re or name not in re.__all__:
        raise AttributeError(f'type object {cls.__name__!r} has no attribute {name!r}')
    setattr(re, name, getattr(sys.modules[__name__], name))
    return getattr(re, name)

_DeprecatedType.__getattr__ = _late_name_of_re
'''

# The beginnings of the lines that are left out.
NEEDLESS_LINES = (
    'import contextlib',
    'import re as stdlib_re',
    'ContextManager = _alias(',
    'AsyncContextManager = _alias(',
    'Pattern = _alias(',
    'Match = _alias(',
    '    Pattern = Pattern',
    '    Match = Match',
)

path = os.path.join(os.path.dirname(os.__file__), 'typing.py')
with open(path) as file:
    lines = file.readlines()
for needless in NEEDLESS_LINES:
    places = [i for i, line in enumerate(lines) if line.startswith(needless)]
    if len(places) != 1:
        raise ValueError(f'typing.py has {len(places)} lines that begin with {needless!r}, not one')
    del lines[places[0]]
with open(path, 'w') as file:
    file.writelines([*lines, LATE_NAMES])
