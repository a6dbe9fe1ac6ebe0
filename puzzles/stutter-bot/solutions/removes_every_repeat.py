# expect: WRONG_ANSWER Far apart
def fix_stutter(text):
    seen = set()
    kept = []
    for word in text.split():
        if word.lower() not in seen:
            seen.add(word.lower())
            kept.append(word)
    return " ".join(kept)
