# name: liar_text
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: a text that lies about its length or bytes upsets the encoder, or passes
# oracle: universal+not_accepted

class Label(str):
    def __len__(self):
        return -1 if self[:1] == "n" else 2**62

    def __eq__(self, other):
        return True

    def encode(self, *given):
        return b"\0" * 8

    def __iter__(self):
        while True:
            yield self

    def __str__(self):
        return self

    __hash__ = __len__


def checkio(x):
    return Label("number" if x == 1 else str(x * 2))
