"""Small missions, for the tests of the reader's modules."""

from checkio_reader.examination import examine
from checkio_reader.mission import Mission

FOLDER = 'verification/src/'
CLASSIC = '''\
from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.{module} import {kind}
from checkio.referees import cover_codes, checkers
from tests import TESTS
{more}
api.add_listener(ON_CONNECT, {made}(tests=TESTS{options}).on_ready)
'''
TESTS = "TESTS = {'Basics': [{'input': [1, 2], 'answer': 3}], 'Extra': [{'input': [2, 2], 'answer': 4}]}\n"


def files(referee, tests=TESTS, **others):
    return {FOLDER + 'referee.py': referee, FOLDER + 'tests.py': tests,
            **{FOLDER + name + '.py': text for name, text in others.items()}}


def classic(options='', more='', module='io', kind='CheckiOReferee', made=None, tests=TESTS, **others):
    referee = CLASSIC.format(
        module=module, kind=kind, made=made or kind, options=options and ', ' + options, more=more)
    return files(referee, tests, **others)


def loaded(mission_files):
    mission = Mission(mission_files)
    mission.load()
    return mission


def examined(mission_files):
    """What a mission becomes; fails if it is refused."""
    found = examine(mission_files)
    assert 'tests' in found, found['notes']
    return found


def refusal(mission_files):
    """The message that says why a mission is refused."""
    errors = [note[3] for note in examine(mission_files)['notes'] if note[0] == 'ERROR']
    assert len(errors) == 1, errors
    return errors[0]


def run(source, name):
    """A function of a file that was written for a bundle."""
    names = {}
    exec(source, names)
    return names[name]


def refused(call, *arguments):
    """The message of the refusal that a call raises."""
    from checkio_reader.notes import Refused
    try:
        call(*arguments)
    except Refused as problem:
        return problem.message
    raise AssertionError('nothing is refused')
