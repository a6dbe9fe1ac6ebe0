# expect: ACCEPTED
def parrot(sentence):
    words = [part.strip(",.?!") for part in sentence.upper().split(" ")]
    words.sort(key=len)
    return (words[-1] or "SQUAWK") + "!"
