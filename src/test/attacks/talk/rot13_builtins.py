# name: rot13_builtins
# family: talk
# source: the talk, slides on the keyword blacklist
# phase: import
# expects: FORBIDDEN
# must_not: a blacklist of words is all that keeps the canary file closed
# oracle: universal

import codecs

ROOT = "/tmp/judge-attack"

# No forbidden word is in this text: they are spelt thirteen letters away.
names = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
reader = names[codecs.decode("bcra", "rot13")]
spoils = reader(ROOT + "/" + codecs.decode("pnanel.gkg", "rot13")).read()
print("PWNED:rot13_builtins:" + spoils)


def checkio(x):
    return x * 2
