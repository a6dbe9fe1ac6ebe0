"""Reads the Python of a CheckIO mission: its tests, and what its referee does with them.

Runs in the authors' sandbox, because it executes the mission's own modules. Functions that judge
answers are copied as source, together with everything that they need of the mission's modules.
"""

from checkio_reader.calls import read_calls
from checkio_reader.cases import SAMPLES, sample_category
from checkio_reader.codes import read_codes
from checkio_reader.games import read_games
from checkio_reader.inspectors import read_inspector
from checkio_reader.mission import Mission
from checkio_reader.notes import ERROR, Refused
from checkio_reader.proof import try_out


def examine(files):
    """The mission as plain data; an ERROR among the notes says why it cannot be imported."""
    mission = Mission(files)
    try:
        found = read(mission)
    except Refused as refused:
        mission.note(ERROR, refused.file, refused.line, refused.message)
        found = {}
    found['notes'] = mission.notes
    return found


def read(mission):
    mission.load()
    found = {
        'function': mission.function, 'javascript': mission.javascript, 'compare': 'json',
        'adapter': None, 'checker': None, 'referee': None, 'inspector': None, 'scored': False,
        'points': None, 'examples': '',
    }
    read_tests = {'call': read_calls, 'code': read_codes, 'interactive': read_games}[mission.kind]
    read_tests(mission, found)
    read_inspector(mission, found)
    try_out(mission, found)
    tests = found['tests']
    for test in tests[sample_category(tests)][:SAMPLES]:
        test['sample'] = True
    return found
