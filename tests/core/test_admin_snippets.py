"""Records that visitors see are previewed before they are saved."""

import pytest
from django.urls import reverse

from sparks.core.models import SiteTexts

MENU = {
    "handle": "header",
    "title": "Main menu",
    "items-TOTAL_FORMS": "1",
    "items-INITIAL_FORMS": "0",
    "items-0-ORDER": "1",
    "items-0-label": "Read this",
    "items-0-page": "",
    "items-0-url": "/en/read-this/",
}
TEXTS = {
    "name": "Sparks in the Dark",
    "funding_statement": "Paid for by somebody",
    "help_title": "Help",
    "help_danger": "Someone in danger? Call 112",
    "help_report": "Report material",
    "help_talk": "Talk to someone",
}
PILLAR = {"slug": "detection", "title": "Detection", "sentence": "To find it", "sort_order": "1"}


@pytest.mark.parametrize(
    ("record", "fields", "shown"),
    [
        ("core_menu", MENU, 'href="/en/read-this/"'),
        ("core_sitetexts", TEXTS, "Paid for by somebody"),
        ("taxonomy_pillar", PILLAR, "To find it"),
    ],
)
def test_a_new_record_is_previewed(editor, home, record, fields, shown):
    SiteTexts.objects.all().delete()
    url = reverse(f"wagtailsnippets_{record}:preview_on_add")
    data = {**fields, "locale": home.locale_id}
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    assert shown in editor.get(url).text
