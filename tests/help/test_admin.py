"""Editors look after the directory: list, search, filters, export, verifying."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from sparks.core.attention import attention_rows
from sparks.help.models import HelpService
from tests.factories.help import HelpServiceFactory

from .conftest import TODAY

LIST = "wagtailsnippets_help_directory_helpservice:list"
FIELDS = {
    "name": "Somebody listens",
    "kind": "adults",
    "country": "DE",
    "phone": "",
    "url": "",
    "hours": "",
    "languages": "",
    "source": "https://listens.example/about/",
    "verified_on": "2026-11-25",
}


@pytest.fixture
def services(home):
    """One that visitors see, one whose time is over, one that nobody ever verified."""
    return [
        HelpServiceFactory(name="Fresh", country="FR", kind="report"),
        HelpServiceFactory(name="Stale", verified_on=TODAY - timedelta(days=200)),
        HelpServiceFactory(name="New", country="", phone="116 111", verified_on=None),
    ]


def names(answer) -> list[str]:
    assert answer.status_code == 200
    return sorted(each.name for each in answer.context["object_list"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Fresh", "New", "Stale"]),
        ({"q": "stal"}, ["Stale"]),
        ({"q": "116"}, ["New"]),
        ({"kind": "report"}, ["Fresh"]),
        ({"country": "FR"}, ["Fresh"]),
        ({"country": "across"}, ["New"]),
        ({"verified": "shown"}, ["Fresh"]),
        ({"verified": "hidden"}, ["New", "Stale"]),
    ],
    ids=str,
)
def test_services_are_searched_and_filtered(editor, services, asked, found):
    assert names(editor.get(reverse(LIST), asked)) == found


def test_services_are_exported(editor, services):
    answer = editor.get(reverse(LIST), {"export": "csv", "verified": "shown"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert "Fresh" in lines[1]
    assert "2026-11-25" in lines[1]


def test_the_report_has_what_visitors_do_not_see_and_the_dashboard_counts_it(editor, services, rf):
    answer = editor.get(reverse("report_help_to_verify"))
    assert names(answer) == ["New", "Stale"]
    assert "Hidden from visitors" in answer.text
    request = rf.get("/admin/")
    request.user = editor.user
    [row] = [row for row in attention_rows(request) if "help services" in row.words]
    assert (row.count, row.url) == (2, reverse("report_help_to_verify"))


def test_one_click_in_the_list_verifies(editor, services):
    _fresh, stale, _new = services
    url = reverse("help_verify", args=[stale.pk])
    assert url in editor.get(reverse(LIST)).text
    here = f"{reverse(LIST)}?verified=hidden"
    answer = editor.post(url, {"next": here}, follow=True)
    assert answer.redirect_chain == [(here, 302)]
    assert "“Stale” is noted as verified today." in answer.text
    stale.refresh_from_db()
    assert stale.verified_on == TODAY
    assert names(editor.get(reverse("report_help_to_verify"))) == ["New"]
    entry = ModelLogEntry.objects.get(action="sparks.verify")
    assert (entry.object_id, entry.user) == (str(stale.pk), editor.user)


def test_what_was_verified_today_needs_no_click(editor, services):
    fresh = services[0]
    text = editor.get(reverse(LIST)).text
    assert reverse("help_verify", args=[fresh.pk]) not in text


def test_a_click_elsewhere_does_not_lead_there(editor, services):
    url = reverse("help_verify", args=[services[1].pk])
    answer = editor.post(url, {"next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == reverse(LIST)


def test_only_those_who_may_change_services_verify(editor, services, visitor, django_user_model):
    stale = services[1]
    url = reverse("help_verify", args=[stale.pk])
    assert editor.get(url).status_code == 405
    assert visitor.post(url).status_code == 302
    editor.user.groups.get().permissions.filter(codename="change_helpservice").delete()
    assert editor.post(url).status_code == 302
    stale.refresh_from_db()
    assert stale.verified_on == TODAY - timedelta(days=200)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({}, "Say how the service is reached"),
        ({"phone": "call us"}, "Digits and spaces, please."),
        ({"url": "https://listens.example/", "verified_on": "2026-11-26"}, "still to come"),
        ({"url": "https://listens.example/", "source": ""}, "This field is required"),
    ],
    ids=["unreachable", "no number", "future", "no source"],
)
def test_a_service_has_to_make_sense(editor, home, changes, complaint):
    url = reverse("wagtailsnippets_help_directory_helpservice:add")
    answer = editor.post(url, FIELDS | changes)
    assert complaint in answer.text
    assert not HelpService.objects.exists()


def test_an_editor_adds_a_service(editor, home):
    url = reverse("wagtailsnippets_help_directory_helpservice:add")
    answer = editor.post(url, FIELDS | {"phone": "030 23125 020", "is_free": "on"})
    assert answer.status_code == 302
    service = HelpService.objects.get()
    assert (service.country.code, service.is_free, service.is_shown) == ("DE", True, True)
