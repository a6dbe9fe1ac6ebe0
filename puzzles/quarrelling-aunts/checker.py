def check(input, answer, output):
    aunts, quarrels = input
    if answer is None:
        if output is None:
            return True
        return False, "there is no such seating: the answer is None"
    if output is None:
        return False, "there is a seating that keeps the peace"
    if type(output) not in (list, tuple) or any(type(name) is not str for name in output):
        return False, "expected a list of names, or None"
    if sorted(output) != sorted(aunts):
        return False, "each aunt must sit at the table exactly once"
    angry = {frozenset(pair) for pair in quarrels}
    for left, right in zip(output, list(output[1:]) + list(output[:1])):
        if frozenset([left, right]) in angry:
            return False, left + " and " + right + " must not sit side by side"
    return True
