from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees.multicall import CheckiORefereeMulti
from tests import TESTS

LOW, HIGH = "low", "high"
cover = """def cover(f, data):
    return f([tuple(turn) for turn in data])
"""


def referee(hidden, guess):
    return LOW if guess < hidden else HIGH


def initial(data):
    return {"input": [], "hidden": data["hidden"], "turns": data["turns"]}


def process(state, guess):
    if not isinstance(guess, int):
        state.update({"result": False, "result_addon": "A guess is an integer."})
        return state
    state["guess"] = guess
    state["input"].append((guess, referee(state["hidden"], guess)))
    state["result"] = len(state["input"]) <= state["turns"]
    state["result_addon"] = "Next turn" if state["result"] else "Too many turns"
    return state


def is_win(state):
    return state["guess"] == state["hidden"]


api.add_listener(
    ON_CONNECT,
    CheckiORefereeMulti(
        tests=TESTS,
        cover_code={'python-27': cover, 'python-3': cover},
        initial_referee=initial,
        process_referee=process,
        is_win_referee=is_win,
        function_name="guess").on_ready)
