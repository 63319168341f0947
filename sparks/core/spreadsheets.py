"""Files for spreadsheet programs."""

# A cell that begins with one of these is a formula to spreadsheet programs.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(text: str) -> str:
    """Give the text of a CSV cell so that no program takes it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
