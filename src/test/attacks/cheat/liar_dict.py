# name: liar_dict
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: a dict that answers for keys it does not hold passes, or never ends
# oracle: universal+not_accepted

class Oracle(dict):
    def items(self):
        while True:
            yield "answer", self.answer

    keys = values = __iter__ = items

    def __len__(self):
        return len(self.answer)

    def __missing__(self, key):
        return self.answer

    def __eq__(self, other):
        self.clear()
        return True

    __getattr__ = __missing__


def checkio(x):
    told = Oracle({x: x * 2})
    told.__dict__["answer"] = x * 2
    return told
