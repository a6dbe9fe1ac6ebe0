"""The last proof: what was written for the bundle runs."""

import copy
import re


def try_out(mission, found):
    """Runs the written files once, so that a name that was not carried shows itself here."""
    if found['inspector']:
        verdict = loaded(mission, found, 'inspector')['inspect']('x = 1\n')
        refuse_unnamed(mission, 'inspector', verdict)
    if found['checker']:
        check = loaded(mission, found, 'checker')['check']
        verdicts = [(test, check(copy.deepcopy(test.get('input', test.get('code'))),
                                 copy.deepcopy(test['answer']), None))
                    for tests in found['tests'].values() for test in tests]
        for test, verdict in verdicts:
            refuse_unnamed(mission, 'checker', verdict)
        if all(verdict is True or isinstance(verdict, tuple) and verdict[0] is True
               for test, verdict in verdicts):
            mission.refuse('the checker accepts None in every test')
    if found['referee']:
        play = loaded(mission, found, 'referee')['referee']
        for name, tests in found['tests'].items():
            play_first_move(mission, name, play(copy.deepcopy(tests[0]['input'])))


def loaded(mission, found, part):
    names = {'__name__': part}
    try:
        exec(compile(found[part], part + '.py', 'exec'), names)
    except Exception as problem:
        mission.refuse(f'{part}.py does not run: {type(problem).__name__}: {problem}')
    return names


def refuse_unnamed(mission, part, verdict):
    message = verdict[1] if isinstance(verdict, tuple) and len(verdict) > 1 else ''
    if isinstance(message, str) and re.match(r"(NameError|UnboundLocalError|ImportError|"
                                             r"ModuleNotFoundError): ", message):
        mission.refuse(f'the {part} cannot be carried: {message}')


def play_first_move(mission, name, game):
    """Plays the first move with None, which must not win."""
    try:
        next(game)
    except StopIteration as end:
        mission.refuse(f'category {name}: the referee makes no call: {end.value[1]}')
    except Exception as problem:
        mission.refuse(f'category {name}: the referee fails: {type(problem).__name__}: {problem}')
    try:
        game.send(None)
    except StopIteration as end:
        refuse_unnamed(mission, 'referee', end.value)
        if end.value[0]:
            mission.refuse(f'category {name}: the referee accepts None')
    except Exception as problem:
        mission.refuse(f'category {name}: the referee fails: {type(problem).__name__}: {problem}')
