WORDS = ("launch", "import", "exec", "eval", "compile", "open", "getattr", "__")


class Refused(Exception):
    pass


def run(program, launch):
    for word in WORDS:
        if word in program.lower():
            raise Refused("the word " + word + " is forbidden")
    exec(program, {"launch": launch})


def attack(word: str) -> str:
    """Return the source of a program that gets the word through. Above is the toy, to try it out."""
    return f"launch({word!r})"
