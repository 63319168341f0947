"""Every page type can be previewed before it is saved."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.models import Page

from sparks.core.models import SitePage
from tests.admin_forms import page_form
from tests.factories.records import CapabilityFactory

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]
REQUIRED = {
    "title": "New",
    "slug": "new",
    "tagline": "What it is for",
    "short_version": "The problem. The work. The result.",
    "lead": "What happened.",
    "abstract": "What it is.",
    "preheader": "What is new.",
    "statement": "Somebody should do something.",
    "rationale": '{"blocks": [{"text": "Because."}], "entityMap": {}}',
    "source_text": "A report",
    "year": "2024",
    "starts_at": "2035-05-20T08:00",
    "subjects-0-label": "A question",
}


def _parent_for(model, home):
    """Give a page below which a page of type `model` may be created."""
    allowed = model.allowed_parent_page_models()
    if type(home) in allowed:
        return home
    if Page in allowed:
        return Page.get_first_root_node()
    return home.add_child(instance=allowed[0](title="All of them", slug="all"))


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_an_unsaved_page_is_previewed(superuser, home, pillars, model):
    place = [model._meta.app_label, model._meta.model_name, _parent_for(model, home).pk]
    data = page_form(superuser, reverse("wagtailadmin_pages:add", args=place), model)
    data.update({**REQUIRED, "pillar": str(pillars["support"].pk)})
    data["capability"] = str(CapabilityFactory().pk)
    if "subjects-TOTAL_FORMS" in data:
        data["subjects-TOTAL_FORMS"] = "1"
    url = reverse("wagtailadmin_pages:preview_on_add", args=place)
    assert superuser.post(url, data).json() == {"is_valid": True, "is_available": True}
    answer = superuser.get(f"{url}?in_preview_panel=true")
    assert answer.status_code == 200
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "<h1" in answer.text
