import collections
import os
import sys


def wrong(message):
    with open(os.path.join(sys.argv[3], "teammessage.txt"), "w") as file:
        file.write(message + "\n")
    sys.exit(43)


with open(sys.argv[1]) as file:
    stones = [int(word) for word in file.read().split()]
answer = open(sys.argv[2]).read().strip()
output = sys.stdin.read().split()
if output == ["impossible"] or answer == "impossible":
    if output != [answer]:
        wrong("it is possible" if output == ["impossible"] else "it is impossible")
    sys.exit(42)
try:
    pile = [int(word) for word in output]
except ValueError:
    wrong("a pile has only numbers")
if collections.Counter(pile) - collections.Counter(stones):
    wrong("the pile has stones that are not there")
if 2 * sum(pile) != sum(stones):
    wrong("the piles have different weights")
sys.exit(42)
