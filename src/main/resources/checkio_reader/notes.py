"""What an import reports, and why it refuses a mission."""

ERROR, WARNING = 'ERROR', 'WARNING'
MOST_POINTS = 10_000


class Refused(Exception):
    """The mission cannot be imported: its tests would judge differently."""

    def __init__(self, file, line, message):
        super().__init__(message)
        self.file, self.line, self.message = file, line, message
