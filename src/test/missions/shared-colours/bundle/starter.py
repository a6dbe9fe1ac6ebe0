from collections.abc import Collection


def shared(first: tuple[str, ...], second: set[str]) -> set[str]:
    # your code here
    return set()
