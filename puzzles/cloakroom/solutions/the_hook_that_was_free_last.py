# expect: WRONG_ANSWER coming-and-going
import sys

free = list(range(int(sys.stdin.readline()), 0, -1))
coats = {}
for line in sys.stdin:
    word, what = line.split()
    if word == "hang":
        if free:
            coats[free[-1]] = what
            print(free.pop())
        else:
            print("full")
    else:
        hook = int(what)
        if hook in coats:
            free.append(hook)
        print(coats.pop(hook, "nobody"))
print("left", len(coats))
