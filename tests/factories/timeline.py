"""The policy timeline and its milestones."""

import factory

from news.models import Milestone, TimelinePage

from .pages import page_factory
from .records import LocalisedFactory

TimelinePageFactory = page_factory(
    TimelinePage, "Timeline", slug="timeline", lead="What came when."
)


class MilestoneFactory(LocalisedFactory):
    """Something of which only the year is known."""

    class Meta:
        model = Milestone

    year = 2011
    title = factory.Sequence(lambda n: f"Milestone {n}")
    text = "<p>What it says.</p>"
    source = "The official journal"
