# expect: ACCEPTED
def seat(aunts, quarrels):
    count = len(aunts)
    friends = [2 ** count - 1 - 2 ** index for index in range(count)]
    for pair in quarrels:
        one, other = map(aunts.index, pair)
        friends[one] &= ~(1 << other)
        friends[other] &= ~(1 << one)
    # lasts[seated]: the aunts who can be on the last chair when these aunts are seated
    lasts = [0] * (1 << count)
    lasts[1] = 1
    for seated in range(1, 1 << count, 2):
        for aunt in range(1, count):
            if not seated >> aunt & 1 and lasts[seated] & friends[aunt]:
                lasts[seated | 1 << aunt] |= 1 << aunt
    seated = 2 ** count - 1
    possible = lasts[seated] & friends[0] if count > 1 else 1
    row = []
    while possible:
        aunt = possible.bit_length() - 1
        row.append(aunts[aunt])
        seated ^= 1 << aunt
        possible = lasts[seated] & friends[aunt]
    return row or None
