"""Calls check(input, answer, output) of checker.py, and exits with 42 or 43."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from checker import check


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def main(input_file, answer_file, feedback_folder):
    output = sys.stdin.buffer.read().decode("utf-8", "replace")
    result = check(read(input_file), read(answer_file), output)
    right, *more = (result,) if isinstance(result, bool) else result
    if more:
        path = os.path.join(feedback_folder, "teammessage.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(more[0] + "\n")
    sys.exit(42 if right else 43)


main(*sys.argv[1:4])
