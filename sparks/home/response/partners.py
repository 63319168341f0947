"""Where the partners of projects are, and the map of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F

from sparks.core.related import filtered
from sparks.help.directory import by_name
from sparks.taxonomy.countries import name_of

from .sources import PROJECTS
from .tiles import COLUMNS, ROWS, TILES

STEP, SIDE = 44, 40  # from tile to tile, and how large one is, in units of the drawing
MANY, SOME = 10, 4  # projects from which a tile is in full colour, and in half


@dataclass(frozen=True)
class Partner:
    """A country, how many projects have a partner there, and how many organisations those are."""

    code: str
    name: str
    projects: int = 0
    organisations: int = 0
    url: str = ""

    @property
    def level(self) -> str:
        """Give how full its tile is; the number stands in it, too."""
        if self.projects >= MANY:
            return "many"
        if self.projects >= SOME:
            return "some"
        return "few" if self.projects else "none"


@dataclass(frozen=True)
class Tile:
    """A square of the drawing: where it stands, and its country."""

    x: int
    y: int
    partner: Partner


@dataclass(frozen=True)
class Drawing:
    """The squares of Europe; below them, where there are any, those of other parts of the world."""

    tiles: list[Tile]
    elsewhere: list[Tile]
    width: int
    height: int
    elsewhere_y: int


def partner_countries(chosen: Mapping[str, str]) -> list[Partner]:
    """Give the countries of all partners by name (one query); only a year narrows them."""
    by_year = {name: value for name, value in chosen.items() if name == "year"}
    country = PROJECTS.facet("country").path
    rows = (
        PROJECTS.items(by_year)
        .order_by()
        .filter(**{f"{country}__gt": ""})
        .values(code=F(country))
        .annotate(
            projects=Count("pk", distinct=True),
            organisations=Count("participations__organisation", distinct=True),
        )
    )
    found = {row["code"]: row for row in rows}
    return [
        Partner(
            code,
            name,
            found[code]["projects"],
            found[code]["organisations"],
            filtered(PROJECTS.word, country=code, **by_year),
        )
        for code, name in by_name(found)
    ]


def drawing(partners: Sequence[Partner]) -> Drawing:
    """Lay out the map of `partners`."""
    known = {partner.code: partner for partner in partners}
    others = [partner for partner in partners if partner.code not in TILES]
    rows_below = -(-len(others) // COLUMNS)
    below = ROWS * STEP + SIDE  # a free line for the words above them
    return Drawing(
        tiles=[
            _tile(place, known.get(code) or Partner(code, name_of(code)))
            for code, place in TILES.items()
        ],
        elsewhere=[
            _tile((n % COLUMNS, n // COLUMNS), partner, below) for n, partner in enumerate(others)
        ],
        width=COLUMNS * STEP,
        height=below + rows_below * STEP if others else ROWS * STEP,
        elsewhere_y=below - STEP // 4,
    )


def _tile(place: tuple[int, int], partner: Partner, down: int = 0) -> Tile:
    column, row = place
    return Tile(column * STEP, row * STEP + down, partner)
