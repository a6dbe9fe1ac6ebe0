# name: liar_list
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: a list or tuple that changes while it is read passes, or never ends
# oracle: universal+not_accepted

def lying(kind):
    class Queue(kind):
        asked = 0

        def __len__(self):
            Queue.asked += 1
            return Queue.asked % 3

        def __iter__(self):
            while True:
                yield Queue.asked

        def __getitem__(self, at):
            return [at]

        def __eq__(self, other):
            return True

        __contains__ = __eq__
        __reversed__ = __iter__

    return Queue


def checkio(x):
    return lying(list if x % 2 else tuple)([x * 2])
