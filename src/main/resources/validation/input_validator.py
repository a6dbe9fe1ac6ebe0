import io
import sys
import traceback

PROGRAMS = {}


def validate(file, source, text):
    """Runs a program as Kattis runs an input validator: its exit code, and what it prints."""
    if file not in PROGRAMS:
        PROGRAMS[file] = compile(source, file, 'exec')
    printed = io.TextIOWrapper(io.BytesIO(), encoding='utf-8', write_through=True)
    before = sys.stdin, sys.stdout, sys.stderr, sys.argv
    stdin = io.BytesIO(text.encode('utf-8', 'surrogatepass'))
    sys.stdin = io.TextIOWrapper(stdin, encoding='utf-8')
    sys.stdout = sys.stderr = printed
    sys.argv = [file]
    try:
        exec(PROGRAMS[file], {'__name__': '__main__', 'exit': sys.exit, 'quit': sys.exit})
        code = 0
    except SystemExit as end:
        code = end.code
        if code is not None and not isinstance(code, int):
            printed.write(str(code))
            code = 1
    except Exception:
        printed.write(traceback.format_exc(limit=-1))
        code = 1
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.argv = before
    return [code or 0, printed.buffer.getvalue().decode('utf-8', 'replace').strip()]
