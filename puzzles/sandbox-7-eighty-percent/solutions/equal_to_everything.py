# expect: WRONG_ANSWER Basics
def attack(word):
    return f"""
class Skeleton(str):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

enter(Skeleton(), {word!r})
"""
