# expect: WRONG_ANSWER Odd indents
def parse_outline(text):
    main = []
    levels = [main]
    for line in text.split("\n"):
        title = line.strip()
        if not title:
            continue
        depth = (len(line) - len(line.lstrip())) // 2
        depth = min(depth, len(levels) - 1)
        children = []
        levels[depth].append([title, children])
        del levels[depth + 1:]
        levels.append(children)
    return main
