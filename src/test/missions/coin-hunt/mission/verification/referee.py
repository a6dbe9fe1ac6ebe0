from checkio.signals import ON_CONNECT
from checkio import api
from multi_score import ScoreReferee
from tests import TESTS


def initial(data):
    coins = data or [2, 0]
    return {"input": coins, "coins": coins, "at": 0, "score": 0}


def process(state, move):
    state["score"] = 0
    if move == "stop":
        state.update({"result": True, "is_win": True, "result_addon": "A wise end"})
        return state
    if move != "go" or state["coins"][state["at"]] == 0:
        state.update({"result": False, "result_addon": "It is a trap"})
        return state
    state["score"] = state["coins"][state["at"]]
    state["at"] += 1
    state.update({"result": True, "is_win": False, "input": state["coins"][state["at"]:]})
    return state


api.add_listener(
    ON_CONNECT,
    ScoreReferee(
        tests=TESTS,
        initial_referee=initial,
        process_referee=process,
        is_win_referee=None,
        function_name="hunt").on_ready)
