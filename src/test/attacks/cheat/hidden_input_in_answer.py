# name: hidden_input_in_answer
# family: cheat
# source: own
# phase: call
# expects: WRONG_ANSWER
# must_not: a wrong answer to a hidden test is shown with what it tells
# oracle: universal+not_accepted+no_hidden_input

def checkio(x):
    # Not the answer but the question is what this returns.
    return x * 2 if x <= 5 else ["I was asked for", x, str(x)]
