# expect: ACCEPTED
import heapq
import sys


def main():
    count, *events = sys.stdin.read().splitlines()
    free = list(range(1, int(count) + 1))
    coats = {}
    for event in events:
        match event.split():
            case ["hang", name] if free:
                hook = heapq.heappop(free)
                coats[hook] = name
                yield hook
            case ["hang", _]:
                yield "full"
            case ["fetch", number]:
                hook = int(number)
                if hook in coats:
                    heapq.heappush(free, hook)
                yield coats.pop(hook, "nobody")
    yield f"left {len(coats)}"


if __name__ == "__main__":
    print(*main(), sep="\n")
    sys.exit()
