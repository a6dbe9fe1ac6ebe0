# expect: WRONG_ANSWER Basics
from itertools import product


def windows(panes, colours):
    names = set()
    for window in product(range(colours), repeat=panes):
        if len(set(window)) == colours and all(window[pane] != window[pane - 1] for pane in range(panes)):
            names.add(min(window[pane:] + window[:pane] for pane in range(panes)))
    return len(names)
