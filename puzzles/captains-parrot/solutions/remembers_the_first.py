# expect: WRONG_ANSWER Basics
def parrot(sentence):
    words = [part.strip(".,!?") for part in sentence.split()]
    return (max(words, key=len, default="") or "squawk").upper() + "!"
