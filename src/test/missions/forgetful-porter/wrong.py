SEEN = []


def porter(guest, note):
    """Right only if the porter remembers."""
    SEEN.append(guest)
    return len(SEEN), ""
