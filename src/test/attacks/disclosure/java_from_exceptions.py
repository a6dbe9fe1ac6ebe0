# name: java_from_exceptions
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless|RUNTIME_ERROR
# must_not: an exception of Java's reaches the guest and lends its class
# oracle: universal

import sys

STEPS = ("(1).__getattribute__('getClass')()", "''.getClass()", "[].__class__.getModule()", "{}['a'].getStackTrace()",
         "__builtins__.getClass()", "sys.stdout.getClass()", "sys.stdout.buffer.raw.getClass()", "type(sys).class_")


def checkio(x):
    for step in STEPS:
        try:
            print("PWNED:java_from_exceptions:", eval(step))
        except BaseException as error:
            for name in ("getClass", "getMessage", "getStackTrace", "getCause", "java_exception", "class"):
                for thing in (error, type(error), error.__traceback__, error.__traceback__.tb_frame):
                    if getattr(thing, name, None) is not None:
                        print("PWNED:java_from_exceptions:", name, thing)
    return x * 2
