"""Digests: once for each period, in each language, and never empty."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsletter import digests
from newsletter.models import IssuePage, Mailing, NewsletterSettings
from newsletter.rendering import MAX_BYTES, WHOLE, content_mark, render, selection_for, size_of
from newsletter.tasks.digests import write_digests
from tests.factories.pages import ArticlePageFactory, IssuePageFactory, NewsIndexPageFactory

from .conftest import publish

THURSDAY = datetime(2026, 11, 19, 7, 5, tzinfo=UTC)


@pytest.fixture
def site(newsletter_index, imprint, library):
    """A site with an archive and five pages that were published on Tuesday."""
    publish(library.values(), THURSDAY - timedelta(days=2))
    return newsletter_index


def created(mailing, when):
    Mailing.objects.filter(pk=mailing.pk).update(created_at=when)


def test_a_digest_is_written_and_planned(site):
    [mailing] = digests.write_due(THURSDAY)
    issue = IssuePage.objects.get()
    assert issue.title == "What was new, 12 November to 19 November 2026"
    assert (issue.kind, issue.live, issue.audience_rhythms) == ("weekly", False, ["weekly"])
    assert issue.get_parent().specific == site
    assert mailing.issue == issue
    assert (mailing.kind, mailing.state, mailing.title) == ("weekly", "scheduled", issue.title)
    assert (mailing.scheduled_at, mailing.requested_by) == (THURSDAY, None)
    assert mailing.content_mark == content_mark(issue)


def test_a_digest_is_made_of_blocks_that_can_be_chosen_from(site):
    digests.write_due(THURSDAY)
    issue = IssuePage.objects.get()
    kinds = [block.block_type for block in issue.body]
    assert kinds.count("heading") == 4
    assert len(kinds) == 9
    assert selection_for(issue, [], []) == WHOLE
    selection = selection_for(issue, ["detection"], [])
    assert len(selection.blocks) == 2
    variant = render(issue, mailing_id=1, selection=selection)
    assert b"32 million" in bytes(variant.message)
    assert b"FORMOBILE" in bytes(render(issue, mailing_id=1).message)
    assert b"FORMOBILE" not in bytes(variant.message)


def test_a_digest_is_written_once(site):
    assert len(digests.write_due(THURSDAY)) == 1
    created(Mailing.objects.get(), THURSDAY)
    assert digests.write_due(THURSDAY + timedelta(hours=3)) == []
    IssuePage.objects.get().delete()
    assert digests.write_due(THURSDAY + timedelta(hours=4)) == []


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 19, 6, 59, tzinfo=UTC), 0),
        (datetime(2026, 11, 19, 7, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 20, 6, 50, tzinfo=UTC), 1),
        (datetime(2026, 11, 20, 7, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 18, 12, 0, tzinfo=UTC), 0),
    ],
)
def test_a_digest_comes_at_its_hour_and_a_day_late_at_most(site, moment, written):
    publish([page.specific for page in site.get_parent().get_descendants()], moment - timedelta(1))
    assert len(digests.write_due(moment)) == written


def test_an_empty_digest_is_not_written(site, library):
    publish(library.values(), THURSDAY - timedelta(days=30))
    assert digests.write_due(THURSDAY) == []
    assert not IssuePage.objects.exists()


def test_digests_can_be_turned_off(site, imprint):
    imprint.sends_digests = False
    imprint.save()
    assert digests.write_due(THURSDAY) == []


def test_the_monthly_one_comes_on_the_first_day(site, library):
    first = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
    [mailing] = digests.write_due(first)
    assert mailing.kind == "monthly"
    assert IssuePage.objects.get().title == "What was new, 31 October to 1 December 2026"


def test_both_may_come_on_one_day(site, library, imprint):
    imprint.digest_weekday = NewsletterSettings.Weekday.TUESDAY
    imprint.save()
    publish(library.values(), datetime(2026, 11, 30, tzinfo=UTC))
    written = digests.write_due(datetime(2026, 12, 1, 7, 0, tzinfo=UTC))
    assert {mailing.kind for mailing in written} == {"weekly", "monthly"}


def test_a_digest_goes_on_where_the_last_one_ended(site, library):
    last = Mailing.objects.create(title="Last", kind="weekly", state="finished")
    created(last, THURSDAY - timedelta(days=1, hours=12))
    publish([library["article"]], THURSDAY - timedelta(hours=30))
    digests.write_due(THURSDAY)
    assert [block.block_type for block in IssuePage.objects.get().body] == ["heading", "article"]


def test_issues_that_were_sent_are_in_it(site, library):
    publish(library.values(), THURSDAY - timedelta(days=30))
    sent = IssuePageFactory(parent=site, title="First light")
    publish([sent], THURSDAY - timedelta(days=1))
    digests.write_due(THURSDAY)
    digest = IssuePage.objects.get(kind="weekly")
    assert [block.block_type for block in digest.body] == ["heading", "issue"]
    assert b"first-light" in bytes(render(digest, mailing_id=1).message)


def test_each_language_gets_its_own_from_its_own_pages(site, german):
    for page in (site.get_parent(), site):
        page.copy_for_translation(german, copy_parents=True)
    german_home = site.get_parent().specific.get_translation(german)
    site.get_translation(german).save_revision().publish()
    index = NewsIndexPageFactory(parent=german_home, locale=german)
    article = ArticlePageFactory(parent=index, title="Neues", locale=german)
    publish([article], THURSDAY - timedelta(days=1))
    [mailing] = digests.write_due(THURSDAY)
    english, other = IssuePage.objects.order_by("locale_id")
    assert english.translation_key == other.translation_key
    assert mailing.issue == english
    assert [block.value["page"].title for block in other.body if block.block_type == "article"] == [
        "Neues"
    ]


def test_a_preheader_is_never_too_long(site, library):
    type(library["article"]).objects.update(title="Long words " * 20)
    digests.write_due(THURSDAY)
    issue = IssuePage.objects.get()
    issue.full_clean(exclude=["path"])
    assert issue.preheader.endswith("…")


def test_the_task_writes_what_is_due_now(site, library, imprint):
    now = timezone.now()
    imprint.digest_weekday, imprint.digest_hour = now.weekday(), now.hour
    imprint.save()
    publish(library.values(), now - timedelta(days=1))
    write_digests()
    assert Mailing.objects.filter(kind="weekly").count() == 1


def test_a_flood_of_pages_still_fits_into_a_mail(site, library, pillars):
    """An import may publish hundreds in a night, each with the longest words there can be."""
    index = library["article"].get_parent()
    for pillar in pillars.values():
        for number in range(5):
            title = f"{pillar.slug} {number} {'long words ' * 20}"
            article = ArticlePageFactory(parent=index, title=title, lead="Words. " * 42)
            article.pillars.add(pillar)
            article.save()
            publish([article], THURSDAY - timedelta(days=1))
    digests.write_due(THURSDAY)
    issue = IssuePage.objects.get()
    assert size_of(issue) < MAX_BYTES
    shown = [block.block_type for block in issue.body]
    assert shown.count("article") == 3 * len(pillars)
    texts = [str(block.value) for block in issue.body if block.block_type == "text"]
    assert sorted(re.findall(r"there are (\d+) more", " ".join(texts))) == ["2", "2", "2", "3"]
