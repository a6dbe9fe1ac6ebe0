print(input().count("x"))
