

def __arbiter_play__(first, input, answer, value):
    """One move of the author's referee: ['call', arguments] or ['end', verdict]."""
    global __arbiter_game__
    try:
        if first:
            import inspect
            most = len(inspect.signature(referee).parameters)
            __arbiter_game__ = referee(*(input, answer)[:most])
            if not inspect.isgenerator(__arbiter_game__):
                raise TypeError('referee must be a generator: it yields the arguments of each call')
            move = next(__arbiter_game__)
        else:
            move = __arbiter_game__.send(value)
    except StopIteration as end:
        return ['end', end.value]
    return ['call', list(move) if isinstance(move, (list, tuple)) else [move]]
