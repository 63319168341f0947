"""Editors look after links: list, filters, export, decisions, details, dashboard."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import ModelLogEntry

from projects.models import Organisation
from sparks.core.attention import attention_rows
from sparks.links.models import Link, Ruling, State
from tests.counting import queries_of

LIST = "/admin/links/"


def organisation(name: str, **fields) -> Link:
    url = f"https://{name}.example/"
    Organisation.objects.create(name=name.title(), website=url)
    Link.objects.filter(url=url).update(**fields)
    return Link.objects.get(url=url)


@pytest.fixture
def links(home) -> dict[str, Link]:
    return {
        "works": organisation("works", state=State.OK),
        "gone": organisation("gone", state=State.DEAD),
        "lapsed": organisation("lapsed", state=State.SUSPICIOUS, signals=["parked"]),
        "bad": organisation("bad", state=State.SUSPICIOUS, ruling=Ruling.WITHDRAWN),
        "moved": organisation("moved", state=State.MOVED, final_url="https://moved.example/new"),
    }


def hosts(answer) -> list[str]:
    assert answer.status_code == 200
    return [link.host.removesuffix(".example") for link in answer.context["object_list"]]


def test_suspicious_links_come_first(editor, links):
    answer = editor.get(LIST)
    assert hosts(answer) == ["lapsed", "bad", "gone", "moved", "works"]
    assert "The domain is for sale" in answer.text
    assert "https://moved.example/new" in answer.text
    finder = reverse("wagtailsnippets_projects_organisation:edit", args=["1"]).split("1")[0]
    assert finder in answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"waiting": "decide"}, ["lapsed"]),
        ({"waiting": "mend"}, ["gone", "moved"]),
        ({"state": "ok"}, ["works"]),
        ({"ruling": "withdrawn"}, ["bad"]),
        ({"host": "OVE"}, ["moved"]),
        ({"q": "gone"}, ["gone"]),
    ],
    ids=str,
)
def test_links_are_searched_and_filtered(editor, links, asked, found):
    assert hosts(editor.get(LIST, asked)) == found


def test_links_are_filtered_by_where_they_stand(editor, links):
    kind = ContentType.objects.get_for_model(Organisation).pk
    assert len(hosts(editor.get(LIST, {"used_in": kind}))) == 5


def test_links_are_exported(editor, links):
    answer = editor.get(LIST, {"export": "csv", "waiting": "decide"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    for part in ("https://lapsed.example/", "the domain is for sale", "Lapsed: Website"):
        assert part in lines[1]


def test_the_list_costs_the_same_for_one_and_for_many(editor, home):
    organisation("first")
    before = len(queries_of(editor, LIST))
    for number in range(12):
        organisation(f"n{number}", state=State.SUSPICIOUS)
    assert len(queries_of(editor, LIST)) == before


@pytest.mark.parametrize(
    ("verb", "ruling", "said", "logged"),
    [
        ("fine", "fine", "is shown, until the page behind it changes", "links.fine"),
        ("withdraw", "withdrawn", "stays withdrawn", "links.withdraw"),
        ("check", "", "checks are off on this installation", "links.check"),
    ],
)
def test_one_click_decides(editor, links, verb, ruling, said, logged):
    link = links["lapsed"]
    url = reverse(f"links:{verb}", args=[link.pk])
    assert url in editor.get(LIST).text
    answer = editor.post(url, {"next": f"{LIST}?waiting=decide"}, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?waiting=decide", 302)]
    assert said in answer.text
    link.refresh_from_db()
    assert link.ruling == ruling
    entry = ModelLogEntry.objects.get(action=logged)
    assert (entry.object_id, entry.user) == (str(link.pk), editor.user)


def test_only_those_who_may_change_links_decide(editor, links, visitor):
    url = reverse("links:fine", args=[links["lapsed"].pk])
    assert editor.get(url).status_code == 405
    assert visitor.post(url).status_code == 302
    editor.user.groups.get().permissions.filter(codename="change_link").delete()
    assert editor.post(url).status_code == 302
    links["lapsed"].refresh_from_db()
    assert links["lapsed"].is_withdrawn


def test_a_copy_and_a_note_are_written_beside_a_link(editor, links):
    link = links["gone"]
    url = reverse("links:edit", args=[link.pk])
    assert "Where it stands" in editor.get(url).text
    assert "Enter a valid URL" in editor.post(url, {"archived_url": "no", "note": ""}).text
    copy = "https://archive.example/gone"
    answer = editor.post(url, {"archived_url": copy, "note": "From 2021."})
    assert answer.status_code == 302
    link.refresh_from_db()
    assert (link.archived_url, link.note) == (copy, "From 2021.")
    assert link not in Link.objects.to_mend()


def test_nobody_adds_or_deletes_a_link(administrator, links):
    text = administrator.get(LIST).text
    assert "/admin/links/new/" not in text
    for name, args in (("add", []), ("delete", [links["gone"].pk])):
        assert administrator.get(reverse(f"links:{name}", args=args)).status_code == 302
    assert administrator.post(reverse("links:delete", args=[links["gone"].pk])).status_code == 302
    assert Link.objects.count() == 5


def test_the_dashboard_counts_what_waits(editor, links, rf):
    request = rf.get("/admin/")
    request.user = editor.user
    rows = [(row.count, row.url) for row in attention_rows(request) if "link" in row.words]
    assert rows == [(1, f"{LIST}?waiting=decide"), (2, f"{LIST}?waiting=mend")]
