# expect: WRONG_ANSWER coming-and-going
import heapq
import sys

free = list(range(1, int(sys.stdin.readline()) + 1))
coats = {}
for line in sys.stdin:
    word, what = line.split()
    if word == "hang":
        if free:
            hook = heapq.heappop(free)
            coats[hook] = what
            print(hook)
        else:
            print("full")
    else:
        print(coats.pop(int(what), "nobody"))
        heapq.heappush(free, int(what))
print("left", len(coats))
