# expect: RUNTIME_ERROR sample
count = int(input())
coats = {}
while True:
    word, what = input().split()
    if word == "hang":
        hook = next((hook for hook in range(1, count + 1) if hook not in coats), None)
        if hook is not None:
            coats[hook] = what
        print(hook or "full")
    else:
        print(coats.pop(int(what), "nobody"))
