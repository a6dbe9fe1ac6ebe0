from checkio_reader.mission import Mission
from checkio_reader.notes import ERROR, Refused, WARNING


def test_a_refusal_says_where():
    refused = Refused('a.py', 3, 'is wrong')
    assert (refused.file, refused.line, str(refused)) == ('a.py', 3, 'is wrong')


def test_the_same_note_is_listed_once():
    mission = Mission({})
    for severity in (ERROR, WARNING, ERROR):
        mission.note(severity, 'a.py', 0, 'x')
    assert mission.notes == [['ERROR', 'a.py', 0, 'x'], ['WARNING', 'a.py', 0, 'x']]
