# expect: RUNTIME_ERROR
def fix_stutter(text):
    words = text.split()
    kept = [words[0]]
    for word in words[1:]:
        if word.lower() != kept[-1].lower():
            kept.append(word)
    return " ".join(kept)
