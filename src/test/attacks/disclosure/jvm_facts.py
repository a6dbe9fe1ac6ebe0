# name: jvm_facts
# family: disclosure
# source: own
# phase: call
# expects: ACCEPTED-harmless|RUNTIME_ERROR
# must_not: a Java class, stack or heap size shows in the texts of exceptions
# oracle: universal+no_java_stack

import array
import struct
import sys
import traceback

STEPS = (
    "int('9' * 5000)", "chr(-1)", "(1).to_bytes(-1, 'big')", "memoryview(b'')[5]", "struct.pack('q', 2**70)",
    "array.array('q', [2**70])", "[1] * -2**70", "[0][2**70]", "'%*d' % (-2**70, 1)",
    "compile('(' * 150, 'x', 'eval')", "eval('1' + '+1' * 20, None, 3)", "b'a'.decode('nothing')", "float('1e5x')",
    "range(2**80)[2**79]", "{}[[]]",
    "object.__new__(int)", "type('a', (int, str), {})", "1 << 2**70", "''.join([1])",
    "bytes(-1)", "bytearray(2**70)", "iter(1)", "next(iter([]))", "pow(2, -1, 4)", "__import__('no.such')",
    "super().x", "getattr(1, 2)", "hash([])", "sum(['a'])", "sorted([1, 'a'])", "open(3.5)",
    "class_", "'\\udc80'.encode()", "round(1e400)",
)


def checkio(x):
    for step in STEPS if x == 1 else ():
        try:
            eval(step)
        except Exception as error:
            print(step, "->", error, repr(error), file=sys.stderr)
            print("".join(traceback.format_exception(error, limit=-1))[-300:])
    return x * 2
