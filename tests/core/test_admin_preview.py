"""Every page type can be previewed before it is saved, and every block on its own."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from sparks.core.models import SitePage

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]
REQUIRED = {
    "title": "New",
    "slug": "new",
    "tagline": "What it is for",
    "short_version": "The problem. The work. The result.",
    "lead": "What happened.",
    "abstract": "What it is.",
    "statement": "Somebody should do something.",
    "rationale": '{"blocks": [{"text": "Because."}], "entityMap": {}}',
    "source_text": "A report",
    "year": "2024",
    "starts_at": "2035-05-20T08:00",
    "subjects-0-label": "A question",
}


@pytest.fixture
def parents(home, project_index, news_index, event_index, recommendation_index, resource_index):
    return [home, project_index, news_index, event_index, recommendation_index, resource_index]


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_an_unsaved_page_is_previewed(superuser, parents, pillars, model):
    parent = next(page for page in parents if type(page) in model.allowed_parent_page_models())
    place = [model._meta.app_label, model._meta.model_name, parent.pk]
    form = superuser.get(reverse("wagtailadmin_pages:add", args=place)).text
    data = querydict_from_html(form, form_id="page-edit-form")
    data.update({**REQUIRED, "pillar": str(pillars["support"].pk)})
    if "subjects-TOTAL_FORMS" in data:
        data["subjects-TOTAL_FORMS"] = "1"
    url = reverse("wagtailadmin_pages:preview_on_add", args=place)
    assert superuser.post(url, data).json() == {"is_valid": True, "is_available": True}
    answer = superuser.get(f"{url}?in_preview_panel=true")
    assert answer.status_code == 200
    assert "New" in answer.text
