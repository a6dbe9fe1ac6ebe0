class Notebook:
    """A page of words that can undo and redo its changes."""

    def write(self, word: str) -> None:
        """Add a word at the end."""

    def erase(self, count: int = 1) -> None:
        """Remove the last words."""

    def undo(self) -> bool:
        """Take the latest change back."""
        return False

    def redo(self) -> bool:
        """Do again what the latest undo took back."""
        return False

    def text(self) -> str:
        """Return the words with one space between them."""
        return "?"
