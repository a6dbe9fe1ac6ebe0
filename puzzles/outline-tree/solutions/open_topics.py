# expect: ACCEPTED
def parse_outline(text: str) -> list:
    main = []
    chain = [(-1, main)]
    for line in text.split("\n"):
        title = line.strip()
        if not title:
            continue
        indent = len(line) - len(line.lstrip())
        while chain[-1][0] >= indent:
            chain.pop()
        children = []
        chain[-1][1].append([title, children])
        chain.append((indent, children))
    return main
