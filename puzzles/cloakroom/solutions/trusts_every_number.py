# expect: RUNTIME_ERROR sample
import sys

count = int(sys.stdin.readline())
coats = {}
for line in sys.stdin:
    word, what = line.split()
    if word == "hang":
        hook = next((hook for hook in range(1, count + 1) if hook not in coats), None)
        if hook is not None:
            coats[hook] = what
        print(hook or "full")
    else:
        print(coats.pop(int(what)))
print("left", len(coats))
