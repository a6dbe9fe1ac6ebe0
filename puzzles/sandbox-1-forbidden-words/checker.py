WORDS = ("launch", "import", "exec", "eval", "compile", "open", "getattr", "__")


class Refused(Exception):
    pass


def run(program, launch):
    for word in WORDS:
        if word in program.lower():
            raise Refused("the word " + word + " is forbidden")
    exec(program, {"launch": launch})


def check(input, answer, output):
    if type(output) is not str:
        return False, "expected the source of a program, as a string"
    [word] = input
    launched = []
    try:
        run(output, launched.append)
        end = "the program ran to its end"
    except BaseException as error:
        end = "the program ended with " + type(error).__name__ + ": " + str(error)[:200]
    if any(isinstance(got, str) and str.__eq__(got, word) for got in launched):
        return True
    return False, end + "; the word did not arrive"
