# name: return_self_list
# family: resource
# source: own
# phase: call
# expects: WRONG_ANSWER|OUTPUT_LIMIT
# must_not: the encoder follows the list into itself until the stack ends
# oracle: universal+not_accepted

def checkio(x):
    snake = [x * 2]
    snake += [snake, (snake, [snake])]
    return snake
