"""What a page says of itself in its head; the rest of it is not looked at and nothing is kept."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, SoupStrainer

MAX_TITLE = 200
DESCRIPTIONS = {"description", "keywords", "og:title", "og:description"}


@dataclass(frozen=True)
class Head:
    """title: as written, shortened. words: title and descriptions in small letters. rating: labels
    a site gives itself for those who filter by age, in small letters."""

    title: str = ""
    words: str = ""
    rating: str = ""


def head_of(body: bytes, charset: str | None, rating: str = "") -> Head:
    """Read the head of a page, whatever its bytes are; `rating` is what its headers said."""
    if not body:
        return Head(rating=rating.lower())
    wanted = SoupStrainer(["title", "meta"])
    soup = BeautifulSoup(body, "lxml", parse_only=wanted, from_encoding=charset)
    title = _plain(soup.title.get_text()) if soup.title else ""
    metas = [
        (str(meta.get("name") or meta.get("property") or "").lower(), str(meta.get("content", "")))
        for meta in soup.find_all("meta")
    ]
    descriptions = [_plain(text) for name, text in metas if name in DESCRIPTIONS]
    ratings = [rating, *(text for name, text in metas if name == "rating")]
    return Head(
        title=title[:MAX_TITLE],
        words=" ".join([title, *descriptions]).lower(),
        rating=" ".join(filter(None, map(_plain, ratings))).lower(),
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
