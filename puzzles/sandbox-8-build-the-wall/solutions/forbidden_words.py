# expect: WRONG_ANSWER Honest programs
WORDS = ("import", "__", "eval", "exec", "open", "getattr", "globals", "lambda", "def ", "class ")


def safe_run(source):
    if any(word in source for word in WORDS):
        return "refused"
    names = {}
    try:
        exec(source, names)
        return names["result"]
    except Exception:
        return "refused"
