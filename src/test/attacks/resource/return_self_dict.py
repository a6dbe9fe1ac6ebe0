# name: return_self_dict
# family: resource
# source: own
# phase: call
# expects: WRONG_ANSWER|OUTPUT_LIMIT
# must_not: the encoder follows the dict into itself until the stack ends
# oracle: universal+not_accepted

def checkio(x):
    house = {"answer": x * 2}
    house["mirror"] = house
    house[("key", x)] = {"again": house}
    return house
