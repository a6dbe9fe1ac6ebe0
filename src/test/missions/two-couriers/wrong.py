CALLS = []


def door(doors):
    """Right only if both couriers share the list."""
    CALLS.append(doors)
    return doors[(len(CALLS) + 1) // 2 % len(doors)]
