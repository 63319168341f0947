"""Tables as Markdown, on the terminal as readable as in a document."""

from collections.abc import Iterable, Sequence


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, its columns as wide as what stands in them."""
    rows = [list(map(str, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    print()
    for line in (heads, ["-" * width for width in widths], *rows):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print(f"| {' | '.join(cells)} |", flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which a share of `values` lies: the nearest that occurs."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
