"""Runs the output validator of a Kattis package, whose lines are in SOURCE."""
import builtins
import importlib.abc
import io
import os
import sys
import types

FOLDER = "feedback/"


class Validator(importlib.abc.InspectLoader):
    def get_source(self, name):
        return "".join(SOURCE)


class Files:
    """The files that the validator reads, and those that it writes."""

    def __init__(self, **texts):
        self.texts = texts
        self.written = {}

    def open(self, file, mode="r", *arguments, **named):
        name = os.path.normpath(os.fspath(file))
        if "r" in mode:
            if name not in self.texts:
                raise FileNotFoundError(2, "No such file or directory", name)
            content = io.BytesIO(self.texts[name].encode())
            return content if "b" in mode else io.TextIOWrapper(content, encoding="utf-8")
        if "a" not in mode or name not in self.written:
            self.written[name] = Kept() if "b" in mode else KeptText()
        return self.written[name]

    def message(self):
        file = self.written.get(os.path.normpath(FOLDER + "teammessage.txt"))
        text = file.getvalue() if file else ""
        return (text if isinstance(text, str) else text.decode()).strip()


class Kept(io.BytesIO):
    def close(self):
        pass


class KeptText(io.StringIO):
    def close(self):
        pass


def check(input, answer, output):
    files = Files(**{"input.in": input, "answer.ans": answer})
    before = builtins.open, io.open, sys.argv, sys.stdin
    builtins.open = io.open = files.open
    sys.argv = ["validator.py", "input.in", "answer.ans", FOLDER, *ARGUMENTS]
    sys.stdin = io.TextIOWrapper(io.BytesIO(output.encode()), encoding="utf-8")
    try:
        Validator().exec_module(types.ModuleType("__main__"))
        code = 0
    except SystemExit as end:
        code = end.code
    finally:
        builtins.open, io.open, sys.argv, sys.stdin = before
    if code == 42:
        return True
    if code == 43:
        message = files.message()
        return (False, message) if message else False
    raise RuntimeError(f"the output validator exits with {code!r}, not with 42 or 43")
