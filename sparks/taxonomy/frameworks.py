"""Reading a framework from a table: themes and capabilities with their numbers and names."""

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .models import Capability, Framework, Theme

COLUMNS = ("theme_number", "theme", "capability_number", "capability")


@transaction.atomic
def load_framework(
    path: Path, *, slug: str, version: str, name: str, locale: Locale, is_current: bool = True
) -> Framework:
    """Create what is missing of the framework `slug` in its `version`; give the framework.

    `path`: a CSV file in UTF-8 with the columns theme_number, theme, capability_number, capability.
    What is there already keeps its words. Raises ValidationError, having stored nothing, when the
    table cannot be read: the message says which line.
    """
    rows = read_rows(path)
    framework, is_new = Framework.objects.get_or_create(
        slug=slug, version=version, defaults={"name": name, "is_current": is_current}
    )
    if is_new:
        framework.full_clean()
    for row in rows:
        theme, _created = Theme.objects.get_or_create(
            framework=framework,
            number=row["theme_number"],
            locale=locale,
            defaults={"title": row["theme"]},
        )
        Capability.objects.get_or_create(
            theme=theme,
            number=row["capability_number"],
            defaults={"title": row["capability"], "locale": locale},
        )
    return framework


def read_rows(path: Path) -> list[dict]:
    """Give the rows of the table, the numbers as numbers; raises ValidationError."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
            if missing:
                raise ValidationError(_("Columns are missing: %s") % ", ".join(missing))
            rows = [_row(row, reader.line_num) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ValidationError(_("The table cannot be read: %s") % error) from error
    if not rows:
        raise ValidationError(_("The table has no rows."))
    return rows


def _row(row: dict, line: int) -> dict:
    """Check one row as the fields of the records would."""
    try:
        return {
            "theme_number": Theme._meta.get_field("number").clean(row["theme_number"], None),
            "theme": Theme._meta.get_field("title").clean(row["theme"], None),
            "capability_number": Capability._meta.get_field("number").clean(
                row["capability_number"], None
            ),
            "capability": Capability._meta.get_field("title").clean(row["capability"], None),
        }
    except ValidationError as error:
        words = " ".join(error.messages)
        raise ValidationError(
            _("Line %(line)d: %(error)s") % {"line": line, "error": words}
        ) from error
