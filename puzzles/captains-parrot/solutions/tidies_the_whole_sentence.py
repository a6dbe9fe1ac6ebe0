# expect: WRONG_ANSWER Punctuation
def parrot(sentence):
    for mark in ".,!?":
        sentence = sentence.replace(mark, "")
    longest = ""
    for word in sentence.split():
        if len(word) >= len(longest):
            longest = word
    return (longest or "squawk").upper() + "!"
