street = input()
longest = 0
while street[0] == "o":
    street = street[1:]
print(max(len(dark) for dark in street.split("o")))
