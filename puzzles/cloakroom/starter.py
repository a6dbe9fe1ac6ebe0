import sys

hooks = int(sys.stdin.readline())
for line in sys.stdin:
    word, what = line.split()
    print(word, what)
