# expect: SYNTAX_ERROR
def fix_stutter(text):
    kept = []
    for word in text.split()
        if not kept or kept[-1].lower() != word.lower():
            kept.append(word)
    return " ".join(kept)
