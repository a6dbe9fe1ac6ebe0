# expect: ACCEPTED
def line(name, cents, width):
    euros, rest = divmod(cents, 100)
    price = str(euros) + "." + str(rest).zfill(2)
    dots = width - len(name) - len(price)
    if dots < 2:
        name = name[:len(name) - (2 - dots)]
        dots = 2
    return name + "." * dots + price


def menu_board(dishes, width):
    return [line(name, cents, width) for name, cents in dishes]
