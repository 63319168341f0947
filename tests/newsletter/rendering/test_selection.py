"""What of a digest goes to whom, and what makes a content another one."""

import pytest

from newsletter.models import IssuePage
from newsletter.rendering import WHOLE, content_mark, selection_for
from tests.factories.pages import ArticlePageFactory, IssuePageFactory

from .conftest import chosen


@pytest.fixture
def digest(newsletter_index, library):
    """A digest by pillar, with an article about everything at its end."""
    everywhere = ArticlePageFactory(parent=newsletter_index.get_parent(), title="About us")
    page = IssuePageFactory(
        parent=newsletter_index,
        kind="weekly",
        body=[
            ("heading", "Prevention"),
            ("recommendation", chosen(library["recommendation"])),
            ("heading", "Detection"),
            ("article", chosen(library["article"])),
            ("heading", "Investigation"),
            ("project", chosen(library["project"])),
            ("heading", "Also new"),
            ("article", chosen(everywhere)),
        ],
    )
    return IssuePage.objects.get(pk=page.pk)


def shown(digest, selection) -> list[str]:
    """Give the headings, and the titles of the pages, of a selection."""
    return [
        block.value["page"].title if block.block_type != "heading" else block.value
        for block in digest.body
        if block.id in selection.blocks
    ]


def test_an_issue_goes_out_whole(issue):
    assert selection_for(issue, ["prevention"], []) == WHOLE
    assert selection_for(issue, [], ["nothing"]) == WHOLE


def test_who_chose_nothing_gets_the_whole_digest(digest):
    assert selection_for(digest, [], []) == WHOLE


def test_who_chose_everything_gets_the_same_message(digest):
    everything = ["detection", "investigation", "prevention", "support"]
    assert selection_for(digest, everything, []) == WHOLE


def test_who_chose_a_pillar_gets_its_pages_and_those_about_everything(digest):
    selection = selection_for(digest, ["prevention"], [])
    assert shown(digest, selection) == ["Prevention", "Help before harm", "Also new", "About us"]


def test_a_topic_counts_beside_the_pillars(digest):
    selection = selection_for(digest, ["prevention"], ["forensics"])
    assert "Forensics on mobile devices" in shown(digest, selection)
    assert "What 32 million reports mean" not in shown(digest, selection)


def test_nobody_is_written_to_for_pages_about_everything_alone(digest):
    assert selection_for(digest, ["support"], []) is None


def test_the_key_is_the_same_for_the_same_blocks(digest):
    one = selection_for(digest, ["prevention"], [])
    other = selection_for(digest, ["prevention", "support"], ["nothing"])
    assert one == other
    assert 0 < len(one.key) <= 64
    assert one.key != selection_for(digest, ["detection"], []).key


def test_an_empty_digest_goes_to_nobody(digest):
    digest.body = [("heading", "Prevention")]
    assert selection_for(digest, [], []) is None


def test_pages_that_were_closed_meanwhile_do_not_count(digest, library):
    library["recommendation"].unpublish()
    digest = IssuePage.objects.get(pk=digest.pk)
    assert selection_for(digest, ["prevention"], []) is None
    assert selection_for(digest, [], []) == WHOLE


def test_an_issue_that_went_to_everybody_is_of_interest_to_everybody(digest, issue, library):
    digest.body = [("heading", "Our newsletter"), ("issue", chosen(issue))]
    assert selection_for(digest, ["support"], []) == WHOLE
    issue.audience_topics.add(*type(library["project"]).topics.all())
    issue.save()
    digest = IssuePage(kind="weekly", body=[*digest.body.raw_data], locale=digest.locale)
    assert selection_for(digest, ["support"], []) is None
    assert selection_for(digest, [], ["forensics"]) == WHOLE


def test_thousands_of_choices_cost_no_query_each(digest, django_assert_num_queries):
    selection_for(digest, ["prevention"], [])
    with django_assert_num_queries(0):
        for number in range(200):
            selection_for(digest, ["prevention"], [f"topic-{number}"])


def test_the_mark_is_the_same_for_the_same_content(issue):
    assert content_mark(issue) == content_mark(IssuePage.objects.get(pk=issue.pk))
    assert len(content_mark(issue)) == 64


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Another subject"),
        ("preheader", "Another sentence."),
        ("intro", "<p>Another.</p>"),
        ("body", [("heading", "Another"), ("text", "<p>text</p>")]),
    ],
)
def test_the_mark_follows_the_draft(issue, name, value):
    before = content_mark(issue)
    draft = issue.get_latest_revision_as_object()
    setattr(draft, name, value)
    draft.save_revision()
    assert content_mark(issue) != before


def test_the_mark_follows_the_chosen_pages(issue, library):
    before = content_mark(issue)
    library["article"].lead = "Another lead."
    library["article"].save()
    changed = content_mark(issue)
    assert changed != before
    library["project"].unpublish()
    assert content_mark(issue) not in (before, changed)


def test_the_mark_covers_every_language(issue, german):
    before = content_mark(issue)
    translated = issue.copy_for_translation(german, copy_parents=True)
    with_german = content_mark(issue)
    assert with_german != before
    draft = translated.get_latest_revision_as_object()
    draft.title = "Erstes Licht"
    draft.save_revision()
    assert content_mark(issue) != with_german
    assert content_mark(issue) == content_mark(translated)


def test_who_it_goes_to_is_no_content(issue):
    before = content_mark(issue)
    draft = issue.get_latest_revision_as_object()
    draft.audience_rhythms = ["weekly"]
    draft.save_revision()
    assert content_mark(issue) == before
