"""Prints the lines that CPython's tracing reports, for each program, a JSON text, of stdin."""

import contextlib
import dis
import io
import json
import sys

GENERATOR = 0x20 | 0x80 | 0x200


def goes_on(frame):
    first = next(i for i in dis.get_instructions(frame.f_code) if i.opname == 'RESUME')
    return frame.f_code.co_flags & GENERATOR and frame.f_lasti > first.offset


def lines_of(program):
    lines = []

    def in_frame(frame, event, _):
        if event == 'line':
            lines.append(frame.f_lineno)
        return in_frame

    def on_call(frame, event, _):
        if frame.f_code.co_filename != '<program>':
            return None
        # Arbiter shows where a generator goes on.
        if goes_on(frame):
            lines.append(frame.f_lineno)
        return in_frame

    code = compile(program, '<program>', 'exec')
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(Exception):
        sys.settrace(on_call)
        try:
            exec(code, {'__name__': '__main__'})
        finally:
            sys.settrace(None)
    return lines


for text in sys.stdin.readlines():
    print(*lines_of(json.loads(text)))
