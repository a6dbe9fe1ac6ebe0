class Box:
    def put(self, amount: int) -> None:
        """Put an amount into the box."""

    def take(self, amount: int) -> bool:
        """Take an amount out, if there is enough."""
        return False

    def total(self) -> int:
        """Return how much is in the box."""
        return -1
