"""Fields of several rows: parts of a text, files, figures. They work without JavaScript."""

import re
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 80
STEP = re.compile(r"(add|up|down|remove):([\w-]+):([\w-]+)")


class Rows(forms.Widget):
    """Several rows, each a dict of strings; `columns` are the names of what a row holds.

    focus: the id of the row where a browser should be when the page opens.
    """

    focus = ""

    def __init__(self, template: str, columns: tuple[str, ...], **extra):
        super().__init__()
        self.template_name, self.columns, self.extra = template, columns, extra

    def value_from_datadict(self, data, files, name):
        rows = []
        while len(rows) < MOST and f"{name}-{len(rows)}-id" in data:
            at = f"{name}-{len(rows)}"
            rows.append({column: data.get(f"{at}-{column}", "") for column in self.columns})
        return rows

    def value_omitted_from_data(self, data, files, name):
        return False

    def id_for_label(self, id_):
        return id_

    def format_value(self, value):
        return value or []

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["focus"] = self.focus
        return {**context, **self.extra}


class RowsField(forms.Field):
    """Takes rows to a value of the payload and back; `kind` says how (see `converting`)."""

    def __init__(self, *, kind, **kwargs):
        super().__init__(**kwargs)
        self.kind = kind

    def prepare_value(self, value):
        return self.kind.rows(value or [])

    def clean(self, value):
        return self.kind.value(value or [])


def step(rows: list[dict], verb: str, what: str) -> list[dict]:
    """Give the rows after one of the buttons was pressed: a row added, moved or removed."""
    rows = list(rows)
    if verb == "add":
        return [*rows, {"kind": what, "id": str(uuid4())}][:MOST]
    at = next((n for n, row in enumerate(rows) if row["id"] == what), None)
    if at is None:
        return rows
    row = rows.pop(at)
    if verb != "remove":
        rows.insert(max(0, at + (1 if verb == "down" else -1)), row)
    return rows


def place_of(before: list[dict], after: list[dict], verb: str, what: str) -> str:
    """Give the id of the row that one looks at after a step: the new or moved one, or its heir."""
    if verb == "add":
        return after[-1]["id"] if after else ""
    if verb != "remove" or not after:
        return what
    at = next((n for n, row in enumerate(before) if row["id"] == what), 0)
    return after[min(at, len(after) - 1)]["id"]


def text(row: dict, name: str, most: int) -> str:
    """Give one entry of a row, checked; raises ValidationError."""
    words = str(row.get(name, "")).replace("\r\n", "\n").strip()
    if len(words) > most:
        raise forms.ValidationError(
            _("“%(start)s…” is too long: at most %(most)d characters."),
            params={"start": words[:30], "most": most},
        )
    if "\x00" in words:
        raise forms.ValidationError(_("There is a character that nobody can see or store."))
    return words


def address(row: dict) -> str:
    """Give the address in a row, checked; raises ValidationError."""
    words = text(row, "url", 200)
    return forms.URLField(required=False, assume_scheme="https").clean(words)
