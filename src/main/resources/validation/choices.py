"""Drives an author's generate(random): records its draws, and runs it again with other draws.

The author's names are in ``author``.
"""
import random
import types

ATOMS = (type(None), bool, int, float, complex, str, bytes)

# Ends a generator that waits for a certain draw when only zeros are left.
MOST_DRAWS = 20_000


class Exhausted(BaseException):
    """Too many draws. Not an Exception, so that the author's code does not catch it."""


def simplest(lowest, step, count):
    """The index of the number nearest to zero."""
    return min(max(-lowest // step, 0), count - 1)


class Choices(random.Random):
    """A generator's random numbers. Each draw is an int of 0 or more; 0 is the simplest."""

    draws = []
    given = None

    def start(self, given):
        self.draws = []
        self.given = given

    def drawn(self, natural, most):
        if self.given is not None:
            at = len(self.draws)
            natural = min(self.given[at], most) if at < len(self.given) else 0
        if len(self.draws) >= MOST_DRAWS and self.given is not None:
            raise Exhausted
        self.draws.append(natural)
        return natural

    def below(self, count):
        bits = count.bit_length()
        value = super().getrandbits(bits)
        while value >= count:
            value = super().getrandbits(bits)
        return value

    def getrandbits(self, k):
        return self.drawn(super().getrandbits(k), (1 << k) - 1)

    def random(self):
        return self.drawn(int(super().random() * 2.0**53), 2**53 - 1) / 2.0**53

    def _randbelow(self, n):
        return self.drawn(self.below(n), n - 1)

    def randrange(self, start, stop=None, step=1):
        """Uses the values of a plain Random, stored as distances from the number nearest to zero."""
        numbers = range(start) if stop is None else range(start, stop, step)
        count = -((numbers.start - numbers.stop) // numbers.step)
        if count <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        origin = simplest(numbers.start, numbers.step, count)
        distance = self.below(count) - origin
        if origin == 0:
            index = self.drawn(distance, count - 1)
        elif origin == count - 1:
            index = origin - self.drawn(-distance, count - 1)
        else:
            index = origin + self.signed(distance, -origin, count - 1 - origin)
        return numbers.start + index * numbers.step

    def signed(self, natural, lowest, highest):
        draw = self.drawn(2 * natural if natural >= 0 else -2 * natural - 1, 2 * (highest - lowest))
        value = draw // 2 if draw % 2 == 0 else -(draw // 2) - 1
        value = min(max(value, lowest), highest)
        self.draws[-1] = 2 * value if value >= 0 else -2 * value - 1
        return value


def plain(value, depth=0):
    """A copy, because the author's code may later change what it has yielded."""
    kind = type(value)
    if kind in ATOMS:
        return value
    if depth > 50:
        raise TypeError("generate yields data that is nested too deeply")
    if kind in (list, tuple, set, frozenset):
        return kind([plain(item, depth + 1) for item in value])
    if kind is dict:
        return {plain(key, depth + 1): plain(item, depth + 1) for key, item in value.items()}
    raise TypeError(f"generate must yield plain data, and yields an object of {kind.__name__}")


def runs(seed, index=-1, given=None):
    """The arguments of each yield, with the draws for them."""
    # Authors should not use the global random, but the tests must be the same each time even then.
    random.seed(seed)
    choices = Choices(seed)
    inputs = author["generate"](choices)
    if not isinstance(inputs, types.GeneratorType):
        raise TypeError(
            f"generate must yield the inputs; it returns an object of {type(inputs).__name__}")
    at = 0
    while True:
        choices.start(given if at == index else None)
        try:
            value = plain(next(inputs))
        except StopIteration:
            return
        yield (value if type(value) is list else [value]), choices.draws
        at += 1


def generated(seed, most, within):
    """The first inputs, and the bound that the generator exceeds; None if these are all."""
    inputs = []
    left = within
    exceeded = None
    for arguments, _ in runs(seed):
        left -= len(repr(arguments))
        if len(inputs) >= most:
            exceeded = f"{most:,} inputs"
            break
        if left < 0:
            exceeded = f"{within:,} characters"
            break
        inputs.append(arguments)
    if not inputs and most > 0:
        raise ValueError(
            "the first input of generate is too large" if exceeded else "generate yields no input")
    return [inputs, exceeded]


def drawn(seed, index):
    for at, (_, draws) in enumerate(runs(seed)):
        if at == index:
            return draws
    raise IndexError(f"generate yields no input {index}")


def replayed(seed, index, given):
    """The input and the draws that it used; nothing if the generator fails with these draws."""
    try:
        for at, (arguments, draws) in enumerate(runs(seed, index, given)):
            if at == index:
                return [arguments, draws]
    except (Exception, Exhausted):
        pass
    return []


def replays(seed, index, many):
    return [replayed(seed, index, given) for given in many]


TOOLS = {"inputs": generated, "draws": drawn, "replays": replays}


def tool(name, *arguments):
    if not callable(author.get("generate")):
        raise NameError("generator.py must define generate(random)")
    return TOOLS[name](*arguments)
