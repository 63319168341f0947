"""Topics that are merged, renamed or deleted: what people chose follows them.

Subscribers keep the slugs of their topics in an array, where no foreign key looks after them.
"""

from django.db.models.expressions import RawSQL
from django.db.models.signals import post_delete, pre_save

from sparks.taxonomy.models import Topic
from sparks.taxonomy.signals import topics_merged

from .models import IssuePage, Subscriber

# Sorted as Python sorts, for those who chose the same share a digest.
REPLACED = """ARRAY(
    SELECT DISTINCT slug COLLATE "C" FROM unnest(array_replace(topics, %s, %s)) AS slug
    WHERE slug IS NOT NULL ORDER BY 1
)"""


def connect() -> None:
    """Listen to topics; called once when the app is ready."""
    topics_merged.connect(follow_merge, dispatch_uid="newsletter_topic_merge")
    pre_save.connect(follow_name, sender=Topic, dispatch_uid="newsletter_topic_save")
    post_delete.connect(forget_topic, sender=Topic, dispatch_uid="newsletter_topic_delete")


def replace(slug: str, by: str | None) -> None:
    """Put another topic's slug in the place of one, or nothing, in one statement."""
    chosen = Subscriber.objects.filter(topics__contains=[slug])
    chosen.update(topics=RawSQL(REPLACED, [slug, by]))  # noqa: S611


def follow_merge(sender, topic: Topic, into: Topic, **_kwargs) -> None:
    """Move those who chose a topic, and issues meant for them, to the other one."""
    replace(topic.slug, into.slug)
    audiences = IssuePage.audience_topics.through.objects.filter(topic=topic)
    audiences.exclude(issuepage__audience_topics=into).update(topic=into)


def follow_name(sender, instance: Topic, **_kwargs) -> None:
    """Write a changed slug into the choices."""
    before = Topic.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if before and before != instance.slug:
        replace(before, instance.slug)


def forget_topic(sender, instance: Topic, **_kwargs) -> None:
    """Take a deleted topic out of the choices."""
    replace(instance.slug, None)
