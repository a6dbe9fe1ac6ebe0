def cover(func, wishes):
    return list(func(wishes))


def adapt(function, input):
    result = cover(function, input[0])
    try:
        return on_the_wire(result)
    except RecursionError:
        return result


def on_the_wire(value):
    """JSON leads to CheckIO's referee: keys become strings, tuples and iterators lists."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {json_key(key): on_the_wire(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, Iterator)):
        return [on_the_wire(item) for item in value]
    return value


def json_key(key):
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    return repr(key) if isinstance(key, (int, float)) else key
