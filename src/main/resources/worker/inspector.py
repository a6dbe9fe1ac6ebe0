

def __arbiter_inspect__(source):
    """None if the source does not compile, else the inspector's answer in a list."""
    import builtins
    try:
        builtins.compile(source, 'solution.py', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return None
    return [inspect(source)]
