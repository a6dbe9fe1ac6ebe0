# expect: WRONG_ANSWER Punctuation
def parrot(sentence):
    longest = ""
    for word in sentence.split():
        if len(word) >= len(longest):
            longest = word
    return longest.strip(".,!?").upper() + "!" if longest.strip(".,!?") else "SQUAWK!"
