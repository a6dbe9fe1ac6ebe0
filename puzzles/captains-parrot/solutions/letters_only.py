# expect: WRONG_ANSWER Hyphens and digits
import re


def parrot(sentence):
    longest = ""
    for word in re.findall("[A-Za-z]+[.,!?A-Za-z]*[A-Za-z]|[A-Za-z]", sentence):
        if len(word) >= len(longest):
            longest = word
    return (longest or "squawk").upper() + "!"
