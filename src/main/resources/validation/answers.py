"""Asks a solution for its answers. The solution's names are in ``author``."""

ATOMS = (type(None), bool, int, float, complex, str, bytes)

# Longer answers are useless to readers.
MOST_CHARACTERS = 50_000

MOST_CHARACTERS_OF_A_REASON = 200

adapters = {}


class Unusable(Exception):
    """The answer is no value that a test can hold."""


def plain(value, depth=0):
    kind = type(value)
    if kind in ATOMS:
        return value
    if depth > 50:
        raise Unusable("the answer is nested too deeply")
    if kind in (list, tuple, set, frozenset):
        return kind([plain(item, depth + 1) for item in value])
    if kind is dict:
        return {plain(key, depth + 1): plain(item, depth + 1) for key, item in value.items()}
    raise Unusable(f"the answer holds an object of {kind.__name__}, which is no plain data")


def length(answer):
    try:
        return len(repr(answer))
    except ValueError:
        raise Unusable("the answer holds a number with too many digits") from None


def adapted(source, function, arguments):
    if source not in adapters:
        names = {"__name__": "adapter"}
        exec(compile(source, "adapter.py", "exec"), names)
        adapters[source] = names["adapt"]
    return adapters[source](function, arguments)


def described(problem):
    try:
        text = str(problem).strip().partition("\n")[0][:MOST_CHARACTERS_OF_A_REASON]
    except Exception:
        text = ""
    return f"{type(problem).__name__}: {text}" if text else type(problem).__name__


def tool(name, arguments, elements, adapter):
    """['answer', value], or ['reason', text] if the solution has no answer that a test can hold."""
    if name not in author:
        return ["reason", f"does not define {name}"]
    try:
        function = author[name]
        answer = function(*arguments) if adapter is None else adapted(adapter, function, arguments)
        answer = plain(list(answer) if elements else answer)
        characters = length(answer)
    except Unusable as problem:
        return ["reason", str(problem)]
    except (Exception, SystemExit) as problem:
        return ["reason", "raises " + described(problem)]
    if characters > MOST_CHARACTERS:
        return [
            "reason",
            f"the answer has {characters:,} characters; {MOST_CHARACTERS:,} are possible"]
    return ["answer", answer]
