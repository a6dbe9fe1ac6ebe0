# expect: WRONG_ANSWER Blank lines
def parse_outline(text):
    main = []
    chain = [(-1, main)]
    for line in text.split("\n"):
        if not line:
            continue
        indent = len(line) - len(line.lstrip())
        while chain[-1][0] >= indent:
            chain.pop()
        children = []
        chain[-1][1].append([line.strip(), children])
        chain.append((indent, children))
    return main
