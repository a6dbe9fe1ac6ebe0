# expect: WRONG_ANSWER sample
import sys

hooks = [None] * int(sys.stdin.readline())
for line in sys.stdin:
    word, what = line.split()
    if word == "hang":
        if None in hooks:
            hook = hooks.index(None)
            hooks[hook] = what
            print(hook)
        else:
            print("full")
    else:
        hook = int(what)
        print(hooks[hook] or "nobody")
        hooks[hook] = None
print("left", len(hooks) - hooks.count(None))
