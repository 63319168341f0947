"""A small sky for every page that has no picture: drawn from its slug, the same each time."""

from dataclasses import dataclass
from hashlib import shake_256
from math import dist

WIDTH, HEIGHT, MARGIN = 320, 180, 26
CANDIDATES = 7  # tries for each star; the one farthest from the others is kept

Point = tuple[int, int]


@dataclass(frozen=True)
class Star:
    """A star at `x`, `y` with radius `r`, in units of the view box."""

    x: int
    y: int
    r: float


@dataclass(frozen=True)
class Constellation:
    """What the template draws: the spark, the other stars, the lines and the dust behind them."""

    spark: Star
    stars: tuple[Star, ...]
    lines: str  # path data
    dust: str  # path data: dots, drawn with round line ends


class Dice:
    """Numbers that look random but follow from a text alone, on every machine and version."""

    def __init__(self, text: str) -> None:
        self._bytes = iter(shake_256(text.encode()).digest(2048))

    def between(self, low: int, high: int) -> int:
        """Give a whole number from `low` to `high`, both included."""
        value = next(self._bytes) << 8 | next(self._bytes)
        return low + value * (high - low + 1) // 65536


def constellation(slug: str) -> Constellation:
    """Draw the sky of `slug`: six to nine stars joined without crossing, the brightest a spark."""
    dice = Dice(slug)
    points = _scatter(dice, count=dice.between(6, 9))
    lines = _join(points)
    brightest = max(points, key=lambda point: sum(point in line for line in lines))
    return Constellation(
        spark=Star(*brightest, r=dice.between(13, 17)),
        stars=tuple(Star(*p, r=dice.between(18, 38) / 10) for p in points if p != brightest),
        lines="".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in lines),
        dust="".join(f"M{dice.between(4, 316)} {dice.between(4, 176)}h.1" for _ in range(34)),
    )


def _scatter(dice: Dice, *, count: int) -> list[Point]:
    """Place `count` points, each the loneliest of a few candidates, so that none crowd together."""
    points: list[Point] = []
    for _ in range(count):
        candidates = [
            (dice.between(MARGIN, WIDTH - MARGIN), dice.between(MARGIN, HEIGHT - MARGIN))
            for _ in range(CANDIDATES)
        ]
        points.append(max(candidates, key=lambda c: min((dist(c, p) for p in points), default=0)))
    return points


def _join(points: list[Point]) -> list[tuple[Point, Point]]:
    """Join all points by their shortest tree (Prim), which in the plane never crosses itself."""
    joined, rest, lines = points[:1], points[1:], []
    while rest:
        near, far = min(((a, b) for a in joined for b in rest), key=lambda pair: dist(*pair))
        lines.append((near, far))
        joined.append(far)
        rest.remove(far)
    return lines
