# expect: WRONG_ANSWER Punctuation
def parrot(sentence):
    longest = ""
    for part in sentence.split():
        word = part.rstrip(".,!?")
        if len(word) >= len(longest):
            longest = word
    return (longest or "squawk").upper() + "!"
