# expect: ACCEPTED
class Notebook:
    """Keeps one list of changes and a position in it."""

    def __init__(self):
        self.words = []
        self.changes = []
        self.done = 0

    def write(self, word):
        self._record("add", [word])

    def erase(self, count=1):
        if self.words:
            self._record("cut", self.words[-count:])

    def undo(self):
        if self.done == 0:
            return False
        self.done -= 1
        kind, words = self.changes[self.done]
        self._apply("cut" if kind == "add" else "add", words)
        return True

    def redo(self):
        if self.done == len(self.changes):
            return False
        self._apply(*self.changes[self.done])
        self.done += 1
        return True

    def text(self):
        return " ".join(self.words)

    def _record(self, kind, words):
        del self.changes[self.done:]
        self.changes.append((kind, words))
        self.redo()

    def _apply(self, kind, words):
        if kind == "add":
            self.words.extend(words)
        else:
            del self.words[len(self.words) - len(words):]
