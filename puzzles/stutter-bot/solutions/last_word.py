# expect: ACCEPTED
def fix_stutter(text: str) -> str:
    kept = []
    for word in text.split():
        if not kept or kept[-1].lower() != word.lower():
            kept.append(word)
    return " ".join(kept)
