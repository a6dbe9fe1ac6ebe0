# expect: ACCEPTED
def parrot(sentence: str) -> str:
    longest = ""
    for part in sentence.split():
        word = part.strip(".,!?")
        if len(word) >= len(longest):
            longest = word
    return longest.upper() + "!" if longest else "SQUAWK!"
