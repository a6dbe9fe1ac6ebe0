# expect: WRONG_ANSWER Long stutters
def fix_stutter(text):
    words = text.split()
    kept = []
    i = 0
    while i < len(words):
        kept.append(words[i])
        if i + 1 < len(words) and words[i].lower() == words[i + 1].lower():
            i += 1
        i += 1
    return " ".join(kept)
