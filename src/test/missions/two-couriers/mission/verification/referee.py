from checkio.signals import ON_CONNECT
from checkio import api
from checkio.referees import cover_codes
from multi_several import SeveralReferee
from tests import TESTS


def initial(data):
    doors, days = data
    return {"input": [doors], "doors": doors, "day": 1, "days": days}


def process(state):
    choices = state["choices"]
    doors = state["doors"]
    state["result"] = choices == [doors[state["day"] % len(doors)]] * 2
    state["result_addon"] = "The couriers chose {} and {}.".format(*choices)
    state["is_win"] = state["result"] and state["day"] == state["days"]
    state["day"] += 1
    return state


api.add_listener(
    ON_CONNECT,
    SeveralReferee(
        quantity=2,
        tests=TESTS,
        cover_code={'python-3': cover_codes.unwrap_args},
        initial_referee=initial,
        process_referee=process,
        is_win_referee=None,
        function_name="door").on_ready)
