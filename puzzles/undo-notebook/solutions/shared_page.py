# expect: WRONG_ANSWER Basics
class Notebook:
    page = []
    past = []
    future = []

    def write(self, word):
        self.past.append(list(self.page))
        self.future.clear()
        self.page.append(word)

    def erase(self, count=1):
        if self.page:
            self.past.append(list(self.page))
            self.future.clear()
            self.page[:] = self.page[:max(0, len(self.page) - count)]

    def undo(self):
        if not self.past:
            return False
        self.future.append(list(self.page))
        self.page[:] = self.past.pop()
        return True

    def redo(self):
        if not self.future:
            return False
        self.past.append(list(self.page))
        self.page[:] = self.future.pop()
        return True

    def text(self):
        return " ".join(self.page)
