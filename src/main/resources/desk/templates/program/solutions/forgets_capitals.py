# expect: WRONG_ANSWER Capitals
import sys

words = sys.stdin.read().split()
print(len(words), len(set(words)))
