# name: exception_text_huge
# family: disable
# source: own
# phase: call
# expects: RUNTIME_ERROR|OUTPUT_LIMIT|MEMORY_LIMIT
# must_not: a hundred megabytes of message are sent, stored or shown
# oracle: universal+not_accepted

def checkio(x):
    # One text, so that it is the report which grows and not the heap.
    text = "n" * 10**6
    chain = None
    for number in range(100):
        error = ValueError(text)
        error.__cause__ = chain
        error.add_note(text)
        chain = error
    raise ExceptionGroup(text, [chain] * 1000)
