# expect: WRONG_ANSWER sample
import sys

count = int(sys.stdin.readline())
coats = {}
next_hook = 1
for line in sys.stdin:
    word, what = line.split()
    if word == "hang":
        if next_hook > count:
            print("full")
        else:
            coats[next_hook] = what
            print(next_hook)
            next_hook += 1
    else:
        print(coats.pop(int(what), "nobody"))
print("left", len(coats))
