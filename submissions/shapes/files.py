"""Fields that hold files of the library, or of the team's that have yet to get there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ..models import UploadedAsset
from .fields import Field, Refused
from .known import Known

MOST_FILES = 40
ROW = ("language", "title", "document", "url")
# What was found out about a file, and no longer holds when it is another one.
FOUND_OUT = {"size": None, "format": "", "pages": None, "is_accessible": None, "checked_at": None}


def clean_file(value, keys: set[int], known: Known):
    """Give a key of the library or {"asset": …}; None for an empty one; raises Refused."""
    if value is None:
        return None
    if type(value) is int and value in keys:
        return value
    if isinstance(value, dict) and set(value) == {"asset"} and value["asset"] in known.assets:
        return dict(value)
    raise Refused


def name_of(value, model) -> str:
    """Give the title of a file of the library or of a team's (one query)."""
    if value is None:
        return ""
    if isinstance(value, dict):
        asset = UploadedAsset.objects.filter(key=value["asset"]).first()
        return str(asset or _("A file that is gone"))
    return str(model.objects.filter(pk=value).first() or _("A file that is gone"))


class Picture(Field):
    """The picture of a page."""

    empty = None

    def clean(self, value, known):
        return clean_file(value, known.images, known)

    def words(self, value):
        return name_of(value, get_image_model())


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """The files of a resource: one row for each language, matched by key to the page's own."""

    empty = ()

    def clean(self, value, known):
        if not isinstance(value, list) or len(value) > MOST_FILES:
            raise Refused
        rows = [self._clean_row(row, known) for row in value]
        keys = [row["pk"] for row in rows if row["pk"]]
        if len(keys) != len(set(keys)):
            raise Refused
        return rows

    def words(self, value):
        return "\n".join(self._line(row) for row in value or [])

    def gaps(self, value):
        words = _("File %(number)d: choose a file or give an address, one of the two.")
        found = super().gaps(value)
        for number, row in enumerate(value or [], start=1):
            if bool(row["document"]) == bool(row["url"]):
                found.append(words % {"number": number})
        return found

    def told(self, rows: list[dict]) -> list[dict]:
        """Give the rows of a revision as payloads have them."""
        return [{name: row[name] for name in ("pk", *ROW)} for row in rows]

    def stored(self, value: list[dict], rows: list[dict]) -> list[dict]:
        """Give the rows as a revision has them; `rows` are the page's own, whole."""
        own = {row["pk"]: row for row in rows if row["pk"]}
        return [
            self._stored_row(row, own.get(row["pk"]), place)
            for place, row in enumerate(value)
            if bool(row["document"]) != bool(row["url"])
        ]

    def _stored_row(self, row: dict, old: dict | None, place: int) -> dict:
        new = {**(old or {"pk": None}), **{name: row[name] for name in ROW}, "sort_order": place}
        is_same = old and all(old[name] == row[name] for name in ("document", "url"))
        return new if is_same else {**new, **FOUND_OUT}

    def _clean_row(self, row, known: Known) -> dict:
        if not isinstance(row, dict):
            raise Refused
        pk = row.get("pk")
        return {
            # A key of another page's record is as good as none.
            "pk": pk if type(pk) is int and pk in known.rows else None,
            "language": _choice(row.get("language"), self._child("language")),
            "title": _line(row.get("title", ""), self._child("title")),
            "document": clean_file(row.get("document"), known.documents, known),
            "url": _line(row.get("url", ""), self._child("url")),
        }

    def _child(self, name: str):
        return self.stored_as.related_model._meta.get_field(name)

    def _line(self, row: dict) -> str:
        language = dict(self._child("language").flatchoices).get(row["language"], "")
        target = row["url"] or name_of(row["document"], get_document_model())
        return ", ".join(str(part) for part in (language, row["title"], target) if part)


def _choice(value, stored_as):
    if not isinstance(value, str) or value not in dict(stored_as.flatchoices):
        raise Refused
    return value


def _line(value, stored_as):
    if not isinstance(value, str) or "\x00" in value or len(value) > stored_as.max_length:
        raise Refused
    if stored_as.name == "url" and value and not value.startswith(("http://", "https://")):
        raise Refused
    return value
