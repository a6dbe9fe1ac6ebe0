# name: hidden_input_in_class_name
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER|RUNTIME_ERROR
# must_not: the description of an odd value, or of an odd exception, carries a hidden input
# oracle: universal+not_accepted+no_hidden_input

def checkio(x):
    if x <= 5:
        return x * 2
    exec(compile("\n" * (x - 1) + "def f(): pass", "n%d" % x, "exec"), globals())
    kind = type("Asked%d" % x, (Exception,), {"__module__": str(x), "__qualname__": "q%d" % x})
    return kind(x)
