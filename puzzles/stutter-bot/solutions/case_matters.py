# expect: WRONG_ANSWER Upper and lower case
def fix_stutter(text):
    kept = []
    for word in text.split():
        if not kept or kept[-1] != word:
            kept.append(word)
    return " ".join(kept)
