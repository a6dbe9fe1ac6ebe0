# expect: ACCEPTED
def parse_outline(text):
    lines = [(len(line) - len(line.lstrip(" ")), line.strip()) for line in text.split("\n") if line.strip()]

    def read(start, above):
        """Read the topics from line `start` on that are indented more than `above`."""
        topics = []
        while start < len(lines) and lines[start][0] > above:
            indent, title = lines[start]
            children, start = read(start + 1, indent)
            topics.append((title, children))
        return topics, start

    return read(0, -1)[0]
