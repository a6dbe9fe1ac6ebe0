"""Reads a task from standard input, runs its samples and writes a line of JSON for each of them.

A line has the value of the sample, if there is one, and what to show if the value is wrong. The
values are compared by the caller.
"""
import ast
import collections
import json
import math
import os
import subprocess
import sys
import traceback

DICTS = (dict, collections.Counter, collections.OrderedDict, collections.defaultdict)


class Failure(Exception):
    pass


def value(encoded):
    """The Python value of an encoded one: JSON, with tags for what JSON lacks."""
    if isinstance(encoded, list):
        return [value(each) for each in encoded]
    if not isinstance(encoded, dict):
        return encoded
    if len(encoded) == 1:
        (tag, content), = encoded.items()
        if tag == "$tuple":
            return tuple(value(each) for each in content)
        if tag == "$set":
            return {value(each) for each in content}
        if tag == "$frozenset":
            return frozenset(value(each) for each in content)
        if tag == "$dict":
            return {value(key): value(each) for key, each in content}
        if tag == "$bytes":
            return bytes.fromhex(content)
        if tag == "$float":
            return float(content)
        if tag == "$complex":
            return complex(*content)
    return {key: value(each) for key, each in encoded.items()}


def encoded(value):
    """The opposite of value(). As on the server, an instance of a subclass is no plain data."""
    kind = type(value)
    if value is None or kind in (bool, int, str) or kind is float and math.isfinite(value):
        return value
    if kind is float:
        return {"$float": str(value)}
    if kind is complex:
        return {"$complex": [encoded(value.real), encoded(value.imag)]}
    if kind is bytes:
        return {"$bytes": value.hex()}
    if kind is list:
        return [encoded(each) for each in value]
    if kind in (tuple, set, frozenset):
        return {"$" + kind.__name__: [encoded(each) for each in value]}
    if kind in DICTS:
        return {"$dict": [[encoded(key), encoded(each)] for key, each in value.items()]}
    raise Failure(f"the value is or holds an instance of {kind.__name__}, which is no plain data")


def evaluated(code, namespace):
    """Runs statements; returns the value of the last one if it is an expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<sample>", "exec"), namespace)
    return last and eval(compile(ast.Expression(last.value), "<sample>", "eval"), namespace)


def program(task, sample):
    """Runs the file as a program, and returns what it prints."""
    command = [sys.executable, "-I", "-X", "utf8", task["file"]]
    run = subprocess.run(command, input=sample["input"][0].encode(), stdout=subprocess.PIPE)
    if run.returncode:
        raise Failure(f"the program ended with status {run.returncode}")
    return run.stdout.decode(errors="replace")


def loaded(task):
    """Runs the source once, as the server does, and returns its namespace."""
    namespace = {"__name__": "solution"}
    exec(compile(task["source"], task["file"], "exec"), namespace)
    if task["function"] not in namespace:
        raise Failure(f"the source does not define {task['function']}")
    if not callable(namespace[task["function"]]):
        raise Failure(f"{task['function']} is not a function")
    return namespace


def function(task, sample, namespace):
    """Calls the function, or runs the statements of the sample, and returns the value."""
    if sample.get("code") is not None:
        result = evaluated(sample["code"], namespace)
    else:
        result = namespace[task["function"]](*value(sample["input"]))
    return list(result) if task["elements"] else result


def attempt(action):
    """What the action returns, and a text if there is nothing to return."""
    try:
        return action(), None
    except Failure as e:
        return None, str(e)
    except BaseException:
        return None, traceback.format_exc(limit=-3).rstrip()


def lines(task):
    is_program = task["kind"] == "program"
    namespace, failure = (None, None) if is_program else attempt(lambda: loaded(task))
    for sample in task["samples"]:
        def run():
            actual = program(task, sample) if is_program else function(task, sample, namespace)
            shown = f"expected {value(sample['answer'])!r}, got {actual!r}"
            return {"value": encoded(actual), "shown": shown}

        line, wrong = (None, failure) if failure else attempt(run)
        yield line or {"shown": wrong}


def main():
    # What the solution prints must not mix with the results.
    results = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    with results:
        for line in lines(json.load(sys.stdin)):
            results.write(json.dumps(line) + "\n")


main()
