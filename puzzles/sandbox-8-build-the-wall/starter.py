def safe_run(source: str) -> object:
    """Return the value of `result` after an honest program, "refused" for any other."""
    names = {}
    exec(source, names)
    return names["result"]
