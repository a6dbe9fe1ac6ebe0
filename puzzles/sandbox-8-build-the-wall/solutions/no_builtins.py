# expect: WRONG_ANSWER Basics
TOOLS = {tool.__name__: tool for tool in (len, sum, min, max, abs, sorted, range, str)}


def safe_run(source):
    names = {"__builtins__": TOOLS}
    try:
        exec(source, names)
    except Exception:
        return "refused"
    answer = names.get("result", "refused")
    return answer if len(str(answer)) < 500 else "too long"
