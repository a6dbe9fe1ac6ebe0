# name: json_bomb
# family: resource
# source: own
# phase: call
# expects: MEMORY_LIMIT|TIME_LIMIT
# must_not: forty shared lists are written out two to the fortieth time
# oracle: universal

import json


def checkio(x):
    page = [x]
    for _ in range(40):
        page = [page, page]
    return len(json.dumps(page)) * 0 + x * 2
