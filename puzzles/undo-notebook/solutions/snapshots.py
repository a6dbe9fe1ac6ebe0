# expect: ACCEPTED
class Notebook:
    def __init__(self):
        self._page = ()
        self._past = []
        self._future = []

    def _change(self, page):
        self._past.append(self._page)
        self._future.clear()
        self._page = page

    def write(self, word: str) -> None:
        self._change(self._page + (word,))

    def erase(self, count: int = 1) -> None:
        if self._page:
            self._change(self._page[:max(0, len(self._page) - count)])

    def undo(self) -> bool:
        if not self._past:
            return False
        self._future.append(self._page)
        self._page = self._past.pop()
        return True

    def redo(self) -> bool:
        if not self._future:
            return False
        self._past.append(self._page)
        self._page = self._future.pop()
        return True

    def text(self) -> str:
        return " ".join(self._page)
