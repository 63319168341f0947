"""Very many made-up pages: they are as sound as those that editors make."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from projects.models import Participation, ProjectPage
from sparks.core.models import Generation
from sparks.search.indexing import rebuild
from sparks.search.models import SearchEntry
from sparks.search.volume import KINDS, seed
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def models(project_index, resource_index, news_index, event_index, recommendation_index, pillars):
    """One page of each kind, to copy from."""
    project = ProjectPageFactory(parent=project_index, grant_agreement_id="101")
    ParticipationFactory(project=project)
    ResourcePageFactory(parent=resource_index)
    ArticlePageFactory(parent=news_index, projects=[project])
    EventPageFactory(parent=event_index)
    RecommendationPageFactory(parent=recommendation_index, pillar=pillars["support"])
    return project


def test_pages_of_every_kind_lie_soundly_in_the_tree(models, visitor):
    before, stamp = Page.objects.count(), Generation.current()
    seed(20)
    seed(10, chance=2)
    assert Page.objects.count() == before + 30
    assert Generation.current() != stamp
    assert not any(Page.find_problems())
    for _index, model, share in KINDS:
        pages = model.objects.order_by("-pk")
        assert pages.count() == 1 + 3 * share
        response = visitor.get(pages[0].get_url())
        assert response.status_code == 200
        assert pages[0].title in response.content.decode()


def test_they_take_their_records_along_and_no_number_that_is_somebodys(models):
    seed(20)
    made = ProjectPage.objects.exclude(pk=models.pk)
    assert set(made.values_list("grant_agreement_id", flat=True)) == {None}
    assert Participation.objects.filter(project__in=made).count() == made.count()
    assert len(set(made.values_list("translation_key", flat=True))) == made.count()
    assert made.filter(live_revision=None, latest_revision=None).count() == made.count()


def test_the_same_number_gives_the_same_pages(models):
    def words() -> list[str]:
        titles = ProjectPage.objects.order_by("pk").values_list("title", flat=True)
        return list(titles)[1:]

    seed(20, chance=5)
    first = words()
    Page.objects.filter(pk__in=ProjectPage.objects.exclude(pk=models.pk).values("pk")).delete()
    Page.fix_tree()
    seed(20, chance=5)
    assert words() == first


def test_the_command_makes_them_findable_and_says_how_fast(models, capsys):
    list(rebuild())
    before = SearchEntry.objects.count()
    call_command("seed_volume", pages=20, in_production=True)
    assert SearchEntry.objects.count() == before + 20
    assert "20 pages written in" in capsys.readouterr().out


def test_it_refuses_what_it_should_not_do(models, home):
    with pytest.raises(CommandError, match="--in-production"):
        call_command("seed_volume", pages=20)
    with pytest.raises(CommandError, match="above 0"):
        call_command("seed_volume", pages=0, in_production=True)
    models.delete()
    before = Page.objects.count()
    with pytest.raises(CommandError, match="no projects to copy from"):
        call_command("seed_volume", pages=20, in_production=True)
    assert Page.objects.count() == before
