# name: exception_refusal_cells
# family: disable
# source: own
# phase: call
# expects: RUNTIME_ERROR
# must_not: the search for the reason of an exception fails, and the player's error counts as the judge's
# oracle: universal+not_accepted

try:
    import socket
except ImportError as refusal:
    REFUSED = type(refusal)
for cell in REFUSED.__init__.__closure__:
    if type(cell.cell_contents) is list:
        del cell.cell_contents


def checkio(x):
    raise ValueError(x)
