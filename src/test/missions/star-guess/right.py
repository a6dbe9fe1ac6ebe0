def brightness(nights):
    return 2 * nights[-1] - nights[-2]
