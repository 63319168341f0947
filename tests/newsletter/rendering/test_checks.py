"""What is looked at before an issue goes out."""

from datetime import UTC, datetime
from time import perf_counter

import pytest

from newsletter.checks import check
from newsletter.models import IssuePage
from tests.factories.pages import ArticlePageFactory
from tests.factories.records import SiteImageFactory

from .conftest import chosen


def messages(issue, level: str | None = None) -> list[str]:
    return [each.message for each in check(issue) if level in (None, each.level)]


def test_a_good_issue_has_no_finding(issue):
    assert check(issue) == []


@pytest.mark.parametrize(
    ("fields", "level", "words", "where"),
    [
        ({"title": "  "}, "error", "There is no subject.", "title"),
        ({"title": "Word " * 17}, "warning", "84 characters; inboxes show 78", "title"),
        ({"title": "READ THIS NOW 2026"}, "warning", "all capitals", "title"),
        ({"preheader": ""}, "error", "There is no preheader:", "preheader"),
        ({"intro": "", "body": []}, "error", "nothing in this issue", "body"),
        (
            {"intro": '<p><a href="https://example.org">Read more</a></p>'},
            "warning",
            "“Read more” do not say where it leads",
            "intro",
        ),
        (
            {"intro": '<p><a href="htp//example">a report</a></p>'},
            "error",
            "“a report” has an address that does not work: htp//example",
            "intro",
        ),
        (
            {"intro": '<p><a linktype="page" id="999999">a page</a></p>'},
            "error",
            "“a page” leads to a page that is not there",
            "intro",
        ),
        ({"body": [("text", f"<p>{'Words. ' * 15000}</p>")]}, "error", "cut it off", "body"),
    ],
)
def test_what_is_wrong_is_found_where_it_is(issue, fields, level, words, where):
    for name, value in fields.items():
        setattr(issue, name, value)
    [finding] = check(issue)
    assert (finding.level, finding.where, finding.language) == (level, where, "en")
    assert words in finding.message


def test_capitals_of_a_name_are_no_shouting(issue):
    issue.title = "ARICA and CPORT: two tools"
    assert check(issue) == []


def test_addresses_of_mailboxes_are_good_ones(issue):
    issue.intro = '<p><a href="mailto:team@sparks.example">Write to the editors</a></p>'
    assert check(issue) == []


def test_chosen_pages_that_are_not_open_are_named(issue, library):
    library["project"].unpublish()
    [finding] = check(IssuePage.objects.get(pk=issue.pk))
    block = next(block for block in issue.body if block.block_type == "project")
    assert (finding.level, finding.where) == ("warning", block.id)
    assert "“Forensics on mobile devices” is not open to all readers" in finding.message


def test_a_link_to_a_page_that_was_taken_away_is_found(issue, library):
    library["article"].unpublish()
    assert "The link “looked at a number” leads to a page that is not there." in messages(
        IssuePage.objects.get(pk=issue.pk), "error"
    )


def test_a_call_leads_somewhere(issue, library):
    library["article"].unpublish()
    issue.body = [
        ("text", "<p>Words</p>"),
        ("call", {"label": "Read it", "page": library["article"].page_ptr, "url": ""}),
        ("call", {"label": "Here", "page": None, "url": "https://example.org/"}),
    ]
    assert messages(issue) == [
        "“Read it” leads to a page that is not there; it is left out.",
        "“Here” does not say what happens.",
    ]


def test_a_picture_needs_words(issue):
    silent = SiteImageFactory(title="Night", description="")
    issue.body = [("picture", {"image": silent, "caption": ""})]
    assert messages(issue, "error") == [
        "The picture “Night” has no words for those who do not see it."
    ]
    silent.is_decorative = True
    silent.save()
    issue.body = [("picture", {"image": silent, "caption": ""})]
    assert check(issue) == []


def test_an_event_that_is_over_is_found(issue, library):
    library["event"].starts_at = library["event"].ends_at = datetime(2020, 1, 1, tzinfo=UTC)
    library["event"].save()
    assert messages(IssuePage.objects.get(pk=issue.pk)) == ["The event “Editorial hour” is over."]


def test_headings_have_something_below_them(issue):
    issue.body = [
        ("heading", "One"),
        ("heading", "Two"),
        ("text", "<p>Words</p>"),
        ("heading", "3"),
    ]
    assert [text.split("“")[1][:3].strip("”;") for text in messages(issue)] == ["One", "3"]


def test_an_imprint_is_asked_for(issue, imprint):
    imprint.imprint = " "
    imprint.save()
    assert messages(issue, "warning") == [
        "The newsletter settings have no imprint: say who sends this, with an address."
    ]


def test_a_language_without_a_variant_is_named(issue, german):
    assert messages(issue) == [
        "There is no variant in the language “de”. Its readers get another one."
    ]


def test_every_variant_is_looked_at(issue, german):
    translated = issue.copy_for_translation(german, copy_parents=True)
    draft = translated.get_latest_revision_as_object()
    draft.title = "NUR GROSSE BUCHSTABEN"
    draft.save_revision()
    assert [(each.language, each.where) for each in check(issue)] == [("de", "title")]


def test_errors_come_first(issue):
    issue.title, issue.preheader = "LOUD SUBJECT", ""
    assert [finding.level for finding in check(issue)] == ["error", "warning"]


def test_a_long_issue_is_looked_at_within_a_second(issue, news_index):
    articles = [ArticlePageFactory(parent=news_index, lead="Words. " * 30) for _ in range(40)]
    issue.body = [("article", chosen(page)) for page in articles]
    start = perf_counter()
    check(issue)
    assert perf_counter() - start < 1
