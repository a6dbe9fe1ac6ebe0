street = input()
while street:
    street = street + ""
print(0)
