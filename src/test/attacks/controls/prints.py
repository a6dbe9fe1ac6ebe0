import sys

print("loaded")


def checkio(x):
    print("asked for", x, "\u00e9\u20ac", sep=" | ")
    print("a note", file=sys.stderr)
    sys.stdout.write("no line end")
    return x * 2
