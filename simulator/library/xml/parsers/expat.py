"""What is said of a text that is not well-formed (Library reference, "xml.parsers.expat")."""


class ExpatError(Exception):
    """Has `code`, `lineno` and `offset`."""

    def __init__(self, message, code, line, column):
        super().__init__(f"{message}: line {line}, column {column}")
        self.code = code
        self.lineno = line
        self.offset = column


error = ExpatError
