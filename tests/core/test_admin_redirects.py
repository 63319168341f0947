"""Old addresses lead to where a page is now."""

import pytest
from django.urls import reverse

from tests.admin_forms import page_form
from tests.factories import pages


@pytest.fixture
def page(home):
    about = pages.StandardPageFactory(parent=home, title="About", slug="about")
    pages.StandardPageFactory(parent=about, title="Team", slug="team")
    about.save_revision().publish()
    return about


def test_a_changed_slug_redirects_the_page_and_what_is_below(
    moderator, visitor, page, django_capture_on_commit_callbacks
):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = page_form(moderator, url, type(page))
    data.update({"slug": "who-we-are", "action-publish": "1"})
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post(url, data)
    for old, new in (
        ("/en/about/", "/en/who-we-are/"),
        ("/en/about/team/", "/en/who-we-are/team/"),
    ):
        answer = visitor.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)
        assert visitor.get(new).status_code == 200


def test_a_moved_page_redirects(moderator, visitor, home, page):
    new_parent = pages.StandardPageFactory(parent=home, title="Project", slug="project")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, new_parent.pk])
    moderator.post(url)
    answer = visitor.get("/en/about/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/project/about/")
