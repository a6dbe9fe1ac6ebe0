# expect: WRONG_ANSWER Basics
from itertools import product


def windows(panes, colours):
    names = set()
    for window in product(range(colours), repeat=panes):
        if all(window[pane] != window[pane - 1] for pane in range(panes)):
            turned = [window[pane:] + window[:pane] for pane in range(panes)]
            names.add(min(turned + [window[::-1] for window in turned]))
    return len(names)
