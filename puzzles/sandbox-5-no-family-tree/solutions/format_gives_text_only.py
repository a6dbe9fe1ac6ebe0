# expect: WRONG_ANSWER Basics
def attack(word):
    return f"kinds = '{{0.__sub' 'classes__}}'.format(().__class__.__mro__[-1])\nkinds()[-1].open({word!r})"
