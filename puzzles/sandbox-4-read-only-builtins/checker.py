import builtins
import types

execute, put, take = exec, setattr, delattr  # the toy needs them while they are hidden
KEPT = {
    "abs", "all", "any", "bool", "chr", "dict", "enumerate", "float", "hasattr", "int", "isinstance", "len", "list",
    "map", "max", "min", "ord", "print", "range", "repr", "reversed", "round", "set", "sorted", "str", "sum", "super",
    "tuple", "zip", "AttributeError", "Exception", "ImportError", "IndexError", "KeyError", "NameError", "TypeError",
    "ValueError",
}
FIRST = "__builtins__ = view; del view\n"


class Vault:
    opened = []

    @staticmethod
    def open(word):
        Vault.opened.append(word)


def hide(kept):
    """Takes the builtins away that are not in `kept`; returns a function that brings everything back as it was."""
    now = vars(builtins)
    saved = dict(now)
    for name in saved:
        if name not in kept and (name == "__import__" or not name.startswith("__")):
            take(builtins, name)

    def bring_back():
        for name in saved:
            if now.get(name) is not saved[name]:
                put(builtins, name, saved[name])

    return bring_back


def run(program):
    names = {"view": types.MappingProxyType(vars(builtins))}
    bring_back = hide(KEPT)
    try:
        execute(FIRST + program, names)
    finally:
        bring_back()


def check(input, answer, output):
    if type(output) is not str:
        return False, "expected the source of a program, as a string"
    [word] = input
    Vault.opened.clear()
    try:
        run(output)
        end = "the program ran to its end"
    except BaseException as error:
        end = "the program ended with " + type(error).__name__ + ": " + str(error)[:200]
    if any(isinstance(got, str) and str.__eq__(got, word) for got in Vault.opened):
        return True
    return False, end + "; the word did not arrive"
