# expect: WRONG_ANSWER Undo
class Notebook:
    def __init__(self):
        self.page = []
        self.past = []
        self.future = []

    def _set(self, page):
        self.past.append(self.page)
        self.future = []
        self.page = page

    def write(self, word):
        self._set(self.page + [word])

    def erase(self, count=1):
        for _ in range(count):
            if self.page:
                self._set(self.page[:-1])

    def undo(self):
        if not self.past:
            return False
        self.future.append(self.page)
        self.page = self.past.pop()
        return True

    def redo(self):
        if not self.future:
            return False
        self.past.append(self.page)
        self.page = self.future.pop()
        return True

    def text(self):
        return " ".join(self.page)
