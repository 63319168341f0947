"""The end of a file that cannot be accepted."""


class Refused(Exception):
    """Raised with a code of `submissions.uploads.reasons`, which says it in words."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
