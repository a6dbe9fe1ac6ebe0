def brightness(nights):
    return None
