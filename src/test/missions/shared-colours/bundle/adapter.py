def adapt(function, input):
    result = function(*input)
    try:
        return on_the_wire(result)
    except RecursionError:
        return result


def on_the_wire(value):
    """Iterators become lists on the way to CheckIO's referee, and subclasses plain data."""
    from collections.abc import Iterator

    if isinstance(value, dict):
        return {key: on_the_wire(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([on_the_wire(item) for item in value])
    if isinstance(value, (list, Iterator)):
        return [on_the_wire(item) for item in value]
    return value
