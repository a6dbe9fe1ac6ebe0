# expect: TIME_LIMIT
def windows(panes, colours):
    found = set()
    window = [0] * panes
    while True:
        if all(window[pane] != window[pane - 1] for pane in range(panes)):
            found.add(min(tuple(window[pane:] + window[:pane]) for pane in range(panes)))
        place = 0
        while place < panes and window[place] == colours - 1:
            window[place] = 0
            place += 1
        if place == panes:
            return len(found)
        window[place] += 1
