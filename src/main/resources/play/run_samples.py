"""Reads a task from standard input, runs its samples and writes a line of JSON for each of them."""
import ast
import contextlib
import io
import json
import sys
import traceback


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
        if tag == "$int":
            return int(content)
    return {key: value(each) for key, each in encoded.items()}


def evaluated(code, namespace):
    """Runs statements; returns the value of the last one if it is an expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<sample>", "exec"), namespace)
    return last and eval(compile(ast.Expression(last.value), "<sample>", "eval"), namespace)


def program(task, sample):
    """Runs the source as a program, and returns what it prints as words."""
    out = io.StringIO()
    before = sys.stdin
    sys.stdin = io.StringIO(sample["input"])
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(task["source"], task["file"], "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    finally:
        sys.stdin = before
    return out.getvalue().split()


def function(task, sample):
    """Runs the source, calls its function and returns the value."""
    namespace = {"__name__": "solution"}
    with contextlib.redirect_stdout(sys.stderr):
        exec(compile(task["source"], task["file"], "exec"), namespace)
        if sample.get("code") is not None:
            return evaluated(sample["code"], namespace)
        if task["function"] not in namespace:
            raise NameError(f"{task['function']} is not defined")
        return namespace[task["function"]](*value(sample["input"]))


def main():
    task = json.load(sys.stdin)
    results = sys.stdout
    for index, sample in enumerate(task["samples"], start=1):
        try:
            if task.get("kind") == "program":
                expected, actual = sample["answer"].split(), program(task, sample)
            else:
                expected, actual = value(sample["answer"]), function(task, sample)
            passed = expected == actual
            shown = "" if passed else f"expected {expected!r}, got {actual!r}"
        except BaseException:
            passed, shown = False, traceback.format_exc(limit=-3).rstrip()
        results.write(json.dumps({"index": index, "passed": passed, "shown": shown}) + "\n")


main()
