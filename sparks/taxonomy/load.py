"""Reference data that every installation begins with: pillars, audiences, programmes, framework.

What is there already is left as it is: these are an editor's words from the first day on.
"""

import tomllib
from pathlib import Path

from wagtail.models import Locale

from .frameworks import load_framework
from .models import Audience, Pillar, Programme

DATA = Path(__file__).parent / "data"
FRAMEWORK = {
    "slug": "global-strategic-response",
    "version": "1",
    "name": "WeProtect Global Strategic Response",
}


def load_taxonomy() -> None:
    """Create the records that are missing, in the default language."""
    locale = Locale.get_default()
    data = tomllib.loads((DATA / "taxonomy.toml").read_text())
    for place, row in enumerate(data["pillar"]):
        fill = {"title": row["title"], "sentence": row["sentence"], "sort_order": place}
        Pillar.objects.get_or_create(slug=row["slug"], locale=locale, defaults=fill)
    for place, row in enumerate(data["audience"]):
        fill = {"title": row["title"], "sort_order": place}
        Audience.objects.get_or_create(slug=row["slug"], locale=locale, defaults=fill)
    for row in data["programme"]:
        fill = {key: row.get(key) for key in ("name", "starts_on", "ends_on")}
        Programme.objects.get_or_create(code=row["code"], locale=locale, defaults=fill)
    load_framework(DATA / "framework.csv", locale=locale, **FRAMEWORK)
