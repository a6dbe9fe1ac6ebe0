LOW, HIGH = "low", "high"


def checkio_referee(hidden, guess):
    return LOW if guess < hidden else HIGH


def initial(data):
    return {"input": [], "hidden": data["hidden"], "turns": data["turns"]}


def process(state, guess):
    if not isinstance(guess, int):
        state.update({"result": False, "result_addon": "A guess is an integer."})
        return state
    state["guess"] = guess
    state["input"].append((guess, checkio_referee(state["hidden"], guess)))
    state["result"] = len(state["input"]) <= state["turns"]
    state["result_addon"] = "Next turn" if state["result"] else "Too many turns"
    return state


def is_win(state):
    return state["guess"] == state["hidden"]


def referee(input):
    import json

    state = initial(input[0])
    while True:
        result = yield [json.loads(json.dumps(state["input"]))]
        try:
            result = json.loads(json.dumps(result))
        except (TypeError, ValueError) as problem:
            return False, "the result has no JSON form: " + str(problem)
        try:
            state = process(state, result)
            going = state.get("result", False)
            won = bool(going and is_win(state))
        except Exception as problem:
            return False, type(problem).__name__ + ": " + str(problem)
        state["is_win"] = won
        message = str(state.get("result_addon") or "")
        if not going or won:
            return won, message
