print(max(len(dark) for dark in input().split("o")))
