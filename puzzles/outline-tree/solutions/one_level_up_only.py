# expect: WRONG_ANSWER Levels
def parse_outline(text):
    main = []
    chain = [(-1, main)]
    for line in text.split("\n"):
        title = line.strip()
        if not title:
            continue
        indent = len(line) - len(line.lstrip())
        if indent <= chain[-1][0]:
            same = indent == chain[-1][0]
            chain.pop()
            if not same and len(chain) > 1:
                chain.pop()
        children = []
        chain[-1][1].append([title, children])
        chain.append((indent, children))
    return main
