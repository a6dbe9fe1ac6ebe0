# name: exception_text_spins
# family: disable
# source: own
# phase: call
# expects: RUNTIME_ERROR|TIME_LIMIT
# must_not: asking an exception for its text or its class takes for ever, off the clock
# oracle: universal+not_accepted

class Meta(type(Exception)):
    def __getattribute__(cls, name):
        if name.endswith("name__") or name == "__module__":
            while True:
                pass
        return super().__getattribute__(name)


class Riddle(Exception, metaclass=Meta):
    def __str__(self):
        while True:
            pass


def checkio(x):
    raise Riddle(x)
