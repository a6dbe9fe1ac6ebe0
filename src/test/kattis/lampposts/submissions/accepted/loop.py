import sys

MOST = {{most}}
best = run = 0
for letter in sys.stdin.read().strip():
    run = run + 1 if letter == "x" else 0
    if run > best:
        best = run
print(min(best, MOST))
sys.exit(0)
