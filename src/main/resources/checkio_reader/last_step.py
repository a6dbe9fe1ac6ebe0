"""Reads a class of the mission whose tests are judged as the platform's class judges them."""

import ast
import copy
import types

from checkio_reader.checkers import PLAIN_VERDICT, POINTS_VERDICT
from checkio_reader.definitions import CARRIED_OPTIONS, class_definition, construction
from checkio_reader.notes import MOST_POINTS, Refused, WARNING
from checkio_reader.proof import loaded
from checkio_reader.stubs import Opaque, Result

# What the platform's classes define and a mission's class may change.
JUDGING = {'on_ready', 'start_env', 'start_env_params', 'run_success', 'run_fail',
           'test_current_step', 'execute_current_test', 'get_current_env_name', 'get_current_test',
           'check_current_test', 'check_user_answer', 'next_step', 'next_env', 'restart_env',
           'process_req_ended', 'fail_cur_step'}
LAST_STEP = '''\
        checkio_api.end = None
        game = {}
        game.code, game.runner = source, "python-3"
        game.check_current_test({{"result": None}})
        if checkio_api.end is None:
            return False, "the referee gives no verdict"
        return {}
'''


def set_points(mission, found, most):
    found['scored'] = True
    found['points'] = max(1, min(MOST_POINTS, int(most)))
    mission.note(WARNING, mission.path, 0, f'gives points, at most {found["points"]} here; '
                 'the option points gives another maximum')


def tried_step(mission, game=None, passed=True, more=False, category=False, points=None, inspector=None,
               code=''):
    """What the class does after a test whose answer passed or failed."""
    game, value = game or copied_referee(mission), Opaque()
    verdict = (passed, None) if points is None else (passed, None, points)

    def check_user_answer(result):
        if result is not value:
            raise NotImplementedError('changes the result')
        return verdict

    for name, replacement in (
            ('check_user_answer', check_user_answer), ('next_step', lambda: more),
            ('next_env', lambda: category), ('code', code), ('inspector', inspector),
            ('test_current_step', lambda *data: mission.api.events.append(('next',))),
            ('restart_env', lambda *data: mission.api.events.append(('restart',)))):
        setattr(game, name, replacement)
    mission.api.events.clear()
    game.check_current_test(Result(value))
    return list(mission.api.events)


def copied_referee(mission):
    game = copy.copy(mission.referee)
    game.current_test = {}
    return game


def read_end(mission, found, carrier):
    """The class's last step, which may look at the source; refuses any other change."""
    members = mission.own_members()
    changed = (members.keys() & JUDGING) - {'check_current_test'}
    if changed:
        mission.refuse_own()
    if 'check_current_test' not in members:
        return None
    for member in members.values():
        if isinstance(member, types.FunctionType) and {
                'isinstance', 'type', 'id', 'hasattr'} & set(member.__code__.co_names):
            mission.refuse_own('looks at types')
    points = triple(mission)
    expected = [(dict(more=True), [('next',)]), (dict(category=True), [('restart',)]),
                (dict(passed=False), [('fail',)]), (dict(passed=False, more=True), [('fail',)])]
    for situation, events in expected:
        try:
            seen = tried_step(mission, points=points, **situation)
        except Exception as problem:
            mission.refuse_own(f'{type(problem).__name__}: {problem}')
        if seen != events:
            mission.refuse_own()
    if points is not None:
        read_test_points(mission, found)
        return None
    try:
        last = tried_step(mission, code=Opaque())
    except Exception:
        return read_last_step(mission, found, carrier)
    if len(last) != 1 or last[0][0] != 'success':
        mission.refuse_own()
    if last[0][1]:
        found['points'] = max(0, min(MOST_POINTS, int(last[0][1])))
    return None


def triple(mission):
    """1 if the class takes the verdict of a test with points, else None."""
    try:
        tried_step(mission, more=True)
        return None
    except ValueError:
        return 1
    except Exception as problem:
        mission.refuse_own(f'{type(problem).__name__}: {problem}')


def read_test_points(mission, found):
    game, last = copied_referee(mission), None
    try:
        for number, points in enumerate((1, 2, 4)):
            last = tried_step(mission, game, more=number < 2, points=points, code=Opaque())
    except Exception as problem:
        mission.refuse_own(f'{type(problem).__name__}: {problem}')
    if last != [('success', 7)] or found['compare'] != 'checker':
        mission.refuse_own('the points of the tests are not added up')
    found['checker'] = found['checker'].replace(PLAIN_VERDICT, POINTS_VERDICT)
    check = loaded(mission, found, 'checker')['check']
    verdicts = [check(copy.deepcopy(test['input']), *copy.deepcopy([test['answer']] * 2))
                for tests in found['tests'].values() for test in tests]
    points = [verdict[2] for verdict in verdicts if len(verdict) == 3 and verdict[0]]
    set_points(mission, found, sum(points) if len(points) == len(verdicts) else MOST_POINTS)


def read_last_step(mission, found, carrier):
    try:
        ends = [tried_step(mission, code=code) for code in ('', 'x = 1\n' * 1000)]
        if any(len(end) != 1 or end[0][0] not in ('success', 'fail') for end in ends):
            mission.refuse_own()
    except Refused:
        raise
    except Exception as problem:
        if looks_at_the_source_before(mission) or may_fail_at_the_end(mission):
            mission.refuse_own(f'{type(problem).__name__}: {problem}')
        mission.note(WARNING, mission.path, 0, 'gave points with a library that the sandbox lacks: '
                     'here they are fixed')
        return None
    call = construction(mission, carrier, CARRIED_OPTIONS)
    unlike = carrier.libraries & {'marshal', 'dis', 'sys', 'tokenize', 'inspect'}
    if unlike:
        mission.refuse_own(f'{", ".join(sorted(unlike))} differs here')
    scores = [end[0][1] for end in ends if end[0][0] == 'success']
    scored = any(scores)
    if scored:
        set_points(mission, found, max(scores))
    return LAST_STEP.format(call, 'checkio_api.end' if scored else 'checkio_api.end[:2]'
                            ).rstrip('\n').split('\n')


def looks_at_the_source_before(mission):
    try:
        tried_step(mission, more=True, code=Opaque())
        tried_step(mission, category=True, code=Opaque())
        return False
    except Exception:
        return True


def may_fail_at_the_end(mission):
    """Whether the class may fail a solution after the last test."""
    _, node = class_definition(mission, mission.own)
    for inner in ast.walk(node):
        if isinstance(inner, ast.If) and any(
                isinstance(part, ast.Attribute) and part.attr == 'next_env'
                for part in ast.walk(inner.test)):
            return any(
                isinstance(part, ast.Attribute) and part.attr == 'fail'
                or isinstance(part, (ast.Raise, ast.Return))
                for statement in inner.orelse for part in ast.walk(statement))
    return True
