# expect: ACCEPTED
import sys

words = sys.stdin.read().lower().split()
print(len(words), len(set(words)))
