import pytest

from newsletter.models import IssuePage
from sparks.taxonomy.actions import merge_topics
from sparks.taxonomy.models import Topic
from tests.factories.pages import IssuePageFactory
from tests.factories.records import SubscriberFactory, TopicFactory


@pytest.fixture
def chosen(topics):
    """Somebody who chose both topics, and somebody who chose one."""
    return SubscriberFactory(topics=["grooming", "training"]), SubscriberFactory(
        topics=["training"]
    )


def topics_of(subscribers) -> list[list[str]]:
    for subscriber in subscribers:
        subscriber.refresh_from_db()
    return [subscriber.topics for subscriber in subscribers]


def test_a_merge_takes_subscribers_along(chosen, topics):
    merge_topics(topics=[topics[1]], into=topics[0])
    assert topics_of(chosen) == [["grooming"], ["grooming"]]


def test_choices_stay_in_pythons_order(chosen, topics):
    merge_topics(topics=[topics[1]], into=TopicFactory(name="Above", slug="Zebra-a"))
    assert topics_of(chosen) == [["Zebra-a", "grooming"], ["Zebra-a"]]


def test_a_merge_takes_the_audience_of_issues_along(newsletter_index, topics):
    one, both = IssuePageFactory.create_batch(2, parent=newsletter_index)
    one.audience_topics.set([topics[1]])
    both.audience_topics.set(topics)
    for issue in (one, both):
        issue.save()
    merge_topics(topics=[topics[1]], into=topics[0])
    for issue in IssuePage.objects.all():
        assert list(issue.audience_topics.all()) == [topics[0]], "never everybody by accident"


def test_a_new_slug_is_followed(chosen, topics):
    topics[1].slug = "courses"
    topics[1].save()
    assert topics_of(chosen) == [["courses", "grooming"], ["courses"]]
    topics[1].name = "Courses"
    topics[1].save()
    assert topics_of(chosen)[1] == ["courses"]


def test_a_deleted_topic_is_chosen_no_longer(chosen, topics):
    Topic.objects.filter(slug="training").delete()
    assert topics_of(chosen) == [["grooming"], []]
