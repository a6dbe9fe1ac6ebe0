# expect: ACCEPTED
def parrot(sentence):
    words = [part.strip(".,!?") for part in reversed(sentence.split())]
    scream = max(words, key=len, default="")
    if scream == "":
        scream = "squawk"
    return f"{scream.upper()}!"
