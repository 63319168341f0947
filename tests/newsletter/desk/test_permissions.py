"""Who gets where: editors write, moderators release and see readers, administrators lift."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from newsletter.models import Subscriber, SubscriberImport, Suppression
from tests.factories import records

pytestmark = pytest.mark.django_db

PEOPLE = ["editor", "moderator", "administrator", "superuser", "visitor"]
# Who gets an answer; everybody else is led away.
PAGES = {
    "newsletter_issues:index": "yyyy-",
    "newsletter_issues:sending": "yyyy-",
    "newsletter_issues:progress": "yyyy-",
    "newsletter_issues:cancel": "-yyy-",
    "newsletter_issues:settle": "-yyy-",
    "newsletter_issues:recipients": "-yyy-",
    "newsletter_issues:recipients_results": "-yyy-",
    "newsletter_issues:recipients_export": "-yyy-",
    "newsletter_subscribers:index": "-yyy-",
    "newsletter_subscribers:index_results": "-yyy-",
    "newsletter_subscribers:inspect": "-yyy-",
    "newsletter_subscribers:export": "-yyy-",
    "newsletter_subscribers:add": "-----",
    "newsletter_subscribers:edit": "-----",
    "newsletter_subscribers:delete": "-----",
    "newsletter_subscribers:unsubscribe": "-yyy-",
    "newsletter_subscribers:suppress": "-yyy-",
    "newsletter_subscribers:erase": "-yyy-",
    "newsletter_suppressions:index": "-yyy-",
    "newsletter_suppressions:suppress": "-yyy-",
    "newsletter_suppressions:lift": "--yy-",
    "newsletter_imports:upload": "-yyy-",
    "newsletter_imports:report": "-yyy-",
    "newsletter_imports:download": "-yyy-",
    "newsletter_statistics:index": "yyyy-",
}
VERBS = ["approve", "send-back", "pause", "resume", "cancel", "send-now", "resend", "settle"]


@pytest.fixture
def addresses(mailing_in, issue):
    mailing_in("finished", {"sent": 1})
    subscriber = Subscriber.objects.get()
    suppression = Suppression.objects.create(address_hash="0" * 64, reason="bounced")
    source = SubscriberImport.objects.create(file_name="a.csv")
    whose = {
        "newsletter_issues": issue.pk,
        "newsletter_subscribers": subscriber.pk,
        "newsletter_suppressions": suppression.pk,
        "newsletter_imports": source.pk,
    }
    general = ("index", "index_results", "add", "upload", "results")

    def url(name: str) -> str:
        room, _colon, view = name.partition(":")
        of_all = view in general or name in (
            "newsletter_subscribers:export",
            "newsletter_suppressions:suppress",
        )
        return reverse(name, args=[] if of_all else [whose[room]])

    return url


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_gets_where_they_should(who, request, addresses):
    client = request.getfixturevalue(who)
    got = {name: client.get(addresses(name)).status_code == 200 for name in PAGES}
    assert got == {name: row[PEOPLE.index(who)] == "y" for name, row in PAGES.items()}


@pytest.mark.parametrize("verb", VERBS)
def test_editors_decide_nothing_about_a_sending(verb, editor, mailing_in, issue):
    mailing = mailing_in("sending", {"ready": 1})
    data = {"reason": "x", "decision": "sent"}
    answer = editor.post(reverse("newsletter_issues:do", args=[issue.pk, verb]), data)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    mailing.refresh_from_db()
    assert mailing.state == "sending"


def test_editors_release_nothing_alone(editor, issue):
    answer = editor.post(reverse("newsletter_issues:do", args=[issue.pk, "plan"]), {"when": "now"})
    assert answer["Location"] == "/admin/"
    assert not hasattr(issue, "mailing")


def test_editors_see_no_address(editor, addresses):
    email = Subscriber.objects.get().email
    for name in ("index", "sending", "progress"):
        assert email not in editor.get(addresses(f"newsletter_issues:{name}")).text


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("editor", ["Issues", "Statistics"]),
        ("moderator", ["Issues", "Subscribers", "Suppressed addresses", "Import", "Statistics"]),
    ],
)
def test_the_menu_shows_what_somebody_may_open(who, expected, request, home, rf):
    from newsletter.desk.viewsets import NewsletterGroup

    asked = rf.get("/admin/")
    asked.user = request.getfixturevalue(who).user
    items = NewsletterGroup().get_menu_item().menu.menu_items_for_request(asked)
    assert [str(item.label) for item in items] == expected


def test_roles_hold_the_rights(db):
    held = {
        group.name: set(
            group.permissions.filter(content_type__app_label="newsletter").values_list(
                "codename", flat=True
            )
        )
        for group in Group.objects.all()
    }
    assert not held["Editors"]
    assert {"send_mailing", "view_subscriber", "add_suppression"} <= held["Moderators"]
    only = held["Administrators"] - held["Moderators"]
    assert only == {"delete_suppression", "change_newslettersettings"}


def test_who_may_not_edit_an_issue_does_not_see_its_sending(issue):
    from django.test import Client

    user = records.UserFactory()
    group = Group.objects.create(name="Only the admin")
    from django.contrib.auth.models import Permission

    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("newsletter_issues:sending", args=[issue.pk]))
    assert answer["Location"] == "/admin/"
