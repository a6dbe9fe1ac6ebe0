# expect: WRONG_ANSWER Upper and lower case
def fix_stutter(text):
    words = text.split()
    kept = []
    for i, word in enumerate(words):
        if i + 1 == len(words) or words[i + 1].lower() != word.lower():
            kept.append(word)
    return " ".join(kept)
