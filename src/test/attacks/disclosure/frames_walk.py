# name: frames_walk
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless
# must_not: a frame of the judge's, with tests or answers, is found above the solution
# oracle: universal+no_hidden_input

import sys
import traceback


def climb(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


def starts():
    yield sys._getframe()
    try:
        raise KeyError
    except KeyError as error:
        yield error.__traceback__.tb_frame
    gen = (yield_ for yield_ in [1, 2])
    next(gen)
    yield gen.gi_frame.f_back if gen.gi_frame else None
    yield from (frame for frame, line in traceback.walk_stack(None))
    yield from getattr(sys, "_current_frames", dict)().values()


def checkio(x):
    if x == 1:
        for start in starts():
            for frame in climb(start):
                if frame.f_globals is not globals():
                    seen = repr([v for v in frame.f_locals.values() if type(v) in (int, str, list, tuple, dict)])
                    if "42" "4242" in seen or "CANARY-" in seen or "expected" in frame.f_locals:
                        print("PWNED:frames_walk:", frame.f_code.co_filename, seen[:300])
    return x * 2
