from checkio_reader.sample_missions import classic, examined, refusal, run

RULES = '''\
def start(data):
    return {"input": [data, 0], "left": data}

def move(state, result):
    state["left"] -= result
    return {**state, "input": [state["left"], result], "result": 0 <= state["left"], "result_addon": "left"}

def is_won(state):
    return state["left"] == 0
'''
OPTIONS = 'initial_referee=start, process_referee=move, is_win_referee=is_won'


def mission(options=OPTIONS, more=RULES, made=None):
    return classic(options, more, 'multicall', 'CheckiORefereeMulti', made, tests="TESTS = {'A': 3, 'B': 4}\n")


def played(referee, *answers):
    game = referee
    calls = [next(game)]
    try:
        for answer in answers:
            calls.append(game.send(answer))
    except StopIteration as end:
        return calls, end.value
    return calls, None


def test_a_game_by_functions():
    found = examined(mission())
    assert found['tests']['B'] == [{'input': [4], 'answer': None}] and found['compare'] == 'exact'
    referee = run(found['referee'], 'referee')
    assert played(referee([3]), 1, 2) == ([[[3, 0]], [[2, 1]]], (True, 'left'))
    assert played(referee([3]), 5)[1] == (False, 'left')
    assert played(referee([3]), {1})[1][1].startswith('the result has no JSON form')


def test_all_arguments_of_a_game():
    referee = run(examined(mission(OPTIONS + ', cover_code={"python-3": cover_codes.unwrap_args}'))['referee'], 'referee')
    assert next(referee([3])) == [3, 0]


def test_a_class_of_the_mission_plays():
    found = examined(mission(made='Own', more=RULES + (
        'class Own(CheckiORefereeMulti):\n'
        '    def fail_cur_step(self, data):\n        api.fail(0, "own")\n')))
    referee = run(found['referee'], 'referee')
    assert played(referee([3]), 3)[1][0] is True and played(referee([3]), 5)[1][0] is False


def test_a_class_that_looks_at_the_source_is_refused():
    assert refusal(mission(made='Own', more=RULES + (
        'class Own(CheckiORefereeMulti):\n'
        '    def start_env(self):\n        print(len(self.code))\n'))).endswith('(looks at the source)')
