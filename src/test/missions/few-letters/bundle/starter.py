def spell(word):
    return word
