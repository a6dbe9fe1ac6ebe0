# expect: RUNTIME_ERROR No words
def parrot(sentence):
    words = [part.strip(".,!?") for part in sentence.split()]
    words = [word for word in words if word]
    return max(reversed(words), key=len).upper() + "!"
