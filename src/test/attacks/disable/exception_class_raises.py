# name: exception_class_raises
# family: disable
# source: own
# phase: call
# expects: RUNTIME_ERROR|FORBIDDEN
# must_not: an exception that raises when it is looked at counts as a fault of the judge
# oracle: universal+not_accepted


def checkio(x):
    try:
        open("/x")
    except BaseException:
        pass

    class Meta(type):
        def __getattribute__(cls, name):
            raise KeyError(name)

    class Shy(Exception, metaclass=Meta):
        @property
        def __class__(self):
            raise ValueError(x)

        def __str__(self):
            raise IndexError(x)

    raise Shy
