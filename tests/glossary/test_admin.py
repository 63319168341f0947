"""Editors look after terms, and see what the guard says while they write, and of the whole site."""

import pytest
from django.urls import reverse

from sparks.core.attention import attention_rows
from sparks.core.models import OutboxMessage
from sparks.glossary.models import PageFinding, Term
from sparks.glossary.tasks import CHECK, check
from sparks.home.models import StandardPage
from tests.admin_forms import page_form
from tests.counting import queries_of
from tests.factories.glossary import DiscouragedFactory, TermFactory
from tests.factories.pages import StandardPageFactory

LIST = "wagtailsnippets_glossary_term:list"
REPORT = "report_wording"
BAD = "A page about child porn."


@pytest.fixture
def term(glossary):
    return DiscouragedFactory(name="child porn", use_instead="child sexual abuse material")


@pytest.fixture
def page(home, term):
    """A live page with a word we avoid in its lead and in a list of its body."""
    body = [
        ("quote", {"text": "child porn", "source": "a law"}),
        (
            "steps",
            {
                "title": "",
                "items": [{"title": "Child porn", "html": "<p>one</p><p>child porn</p>"}],
            },
        ),
    ]
    page = StandardPageFactory(parent=home, title="Plain", slug="plain", lead=BAD, body=body)
    page.save_revision().publish()
    return page


def names(answer) -> list[str]:
    assert answer.status_code == 200
    return sorted(each.name for each in answer.context["object_list"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["csam", "porn"]),
        ({"q": "por"}, ["porn"]),
        ({"status": "preferred"}, ["csam"]),
        ({"is_confirmed": "false"}, ["porn"]),
    ],
    ids=str,
)
def test_terms_are_searched_filtered_and_exported(editor, home, asked, found):
    TermFactory(name="csam")
    DiscouragedFactory(name="porn", is_confirmed=False)
    assert names(editor.get(reverse(LIST), asked)) == found
    answer = editor.get(reverse(LIST), {**asked, "export": "csv"})
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == len(found) + 1


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"status": "preferred"}, "Say what the term means."),
        ({"status": "avoid"}, "Say what to write in its place."),
        ({"status": "preferred", "definition": "It.", "name": ""}, "This field is required"),
    ],
    ids=["preferred", "avoid", "no name"],
)
def test_a_term_has_to_say_something(editor, home, changes, complaint):
    url = reverse("wagtailsnippets_glossary_term:add")
    answer = editor.post(url, {"name": "word", "slug": "word", **changes})
    assert complaint in answer.text
    assert not Term.objects.exists()


def test_a_new_term_has_all_pages_checked(editor, home):
    page = StandardPageFactory(parent=home, lead="An odd word.")
    url = reverse("wagtailsnippets_glossary_term:add")
    new = {"name": "odd word", "slug": "odd-word", "status": "care", "use_instead": "another"}
    assert editor.post(url, new).status_code == 302
    check(OutboxMessage.objects.get(kind=CHECK))
    [found] = PageFinding.objects.all()
    assert (found.page_id, found.in_context) == (page.pk, "An odd word.")


def test_what_is_found_is_noted_until_it_is_mended_or_withdrawn(page):
    places = list(PageFinding.objects.values_list("place", flat=True))
    assert places == ["Lead", "Body: Steps, part 2", "Body: Steps, part 2"]
    page.lead = "A page."
    page.save_revision().publish()
    assert PageFinding.objects.count() == 2
    page.unpublish()
    assert not PageFinding.objects.exists()


def test_the_report_has_every_word_and_the_dashboard_counts_what_is_avoided(editor, page, rf):
    DiscouragedFactory(name="plain", status="care", use_instead="simple")
    first = StandardPageFactory(parent=page.get_parent(), title="A plain one", lead="It is plain.")
    for each in (page, first):
        each.save_revision().publish()
    answer = editor.get(reverse(REPORT))
    words = [each.word for each in answer.context["object_list"]]
    assert words.count("child porn") == 2
    assert [word.lower() for word in words] == 3 * ["child porn"] + (len(words) - 3) * ["plain"]
    assert "A page about <mark>child porn</mark>." in answer.text
    avoided = editor.get(reverse(REPORT), {"status": "avoid"})
    assert len(avoided.context["object_list"]) == 3
    request = rf.get("/admin/")
    request.user = editor.user
    [row] = [row for row in attention_rows(request) if "avoid" in row.words]
    assert (row.count, row.url) == (3, f"{reverse(REPORT)}?status=avoid")


def test_the_report_is_paged_and_exported(editor, page, term):
    PageFinding.objects.bulk_create(
        PageFinding(page_id=page.pk, term=term, place="Lead", word=f"word {n}") for n in range(60)
    )
    answer = editor.get(reverse(REPORT), {"p": 2})
    assert len(answer.context["object_list"]) == 13
    export = editor.get(reverse(REPORT), {"export": "csv"})
    lines = b"".join(export.streaming_content).decode().splitlines()
    assert len(lines) == 64
    assert "A page about child porn." in lines[1]


def test_the_report_costs_the_same_for_many_pages(editor, page, home, term):
    few = len(queries_of(editor, reverse(REPORT)))
    more = [StandardPageFactory(parent=home) for _ in range(5)]
    PageFinding.objects.bulk_create(
        PageFinding(page_id=each.pk, term=term, place="Lead", word="word") for each in more
    )
    assert len(queries_of(editor, reverse(REPORT))) == few


def test_only_editors_read_the_report(visitor, nobody, page):
    assert visitor.get(reverse(REPORT)).status_code == 302
    assert nobody.get(reverse(REPORT)).status_code == 302


def test_the_editor_shows_what_is_found_beside_the_form(editor, page):
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert f'data-wording="{reverse("wording_on_edit", args=[page.pk])}"' in text
    assert 'data-side-panel-toggle="wording"' in text
    assert "3 words to look at:" in text
    assert "A page about <mark>child porn</mark>." in text


def test_what_is_being_written_is_checked_without_being_saved(editor, page, home):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = page_form(editor, edit, StandardPage)
    url = reverse("wording_on_edit", args=[page.pk])
    data["lead"] = "All good."
    assert "Nothing to mend" in editor.post(url, data).text
    data["lead"] = BAD
    assert "1 word to look at:" in editor.post(url, data).text
    add = ["home", "standardpage", home.pk]
    data = page_form(editor, reverse("wagtailadmin_pages:add", args=add), StandardPage)
    data.update({"title": "Child porn", "slug": "new"})
    answer = editor.post(reverse("wording_on_add", args=add), data)
    assert "<h3>Title</h3>" in answer.text
    page.refresh_from_db()
    assert page.lead == BAD
    assert editor.get(url).status_code == 405


def test_a_form_with_a_mistake_is_not_checked_and_breaks_nothing(editor, page):
    url = reverse("wording_on_edit", args=[page.pk])
    answer = editor.post(url, {"slug": "not a slug!", "body-count": "nonsense"})
    assert answer.status_code == 200
    assert "The form has a mistake in it" in answer.text


def test_only_who_may_edit_a_page_has_it_checked(visitor, nobody, page):
    url = reverse("wording_on_edit", args=[page.pk])
    assert visitor.post(url).status_code == 302
    assert nobody.post(url).status_code in (302, 403)


def test_saving_names_the_places_and_is_never_refused(editor, page):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = page_form(editor, url, StandardPage)
    data["lead"] = "Still child porn."
    answer = editor.post(url, data, follow=True)
    assert "Lead: for “child porn” better: child sexual abuse material." in answer.text
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().lead == "Still child porn."
    data = page_form(editor, url, StandardPage)
    saved = editor.post(url, data, headers={"accept": "application/json"})
    assert saved.json()["success"]
    again = editor.get(url)
    assert "for “child porn” better" not in again.text


def test_the_glossary_itself_may_say_every_word(editor, glossary, term):
    glossary.lead = BAD
    glossary.save_revision().publish()
    assert not PageFinding.objects.exists()
