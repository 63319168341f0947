"""Verbs that change the taxonomies."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from .models import Topic
from .models.topics import TopicItem
from .signals import topics_merged


@transaction.atomic
def merge_topics(*, topics: Iterable[Topic], into: Topic, user=None) -> int:
    """Move everything filed under `topics` to `into`, drafts included, and delete them.

    Gives how many topics were merged away. Items are saved one by one, so that all who listen to
    a page's topics (search, caches) hear of it.
    """
    merged = [topic for topic in topics if topic.pk != into.pk]
    for topic in merged:
        for model in _item_models():
            _move_items(model.objects.filter(tag=topic), into)
        _move_drafts(topic, into)
        log(instance=into, action="sparks.merge", user=user, data={"topic": topic.name})
        topics_merged.send(sender=Topic, topic=topic, into=into)
        topic.delete()
    return len(merged)


def _item_models() -> list[type[TopicItem]]:
    """Give the table of each page type that ties topics to pages."""
    related = [relation.related_model for relation in Topic._meta.related_objects]
    return [model for model in related if issubclass(model, TopicItem)]


def _move_items(items, into: Topic) -> None:
    """Move `items`; one whose page has the other topic already is dropped instead."""
    for item in items:
        page = item.content_object_id
        if type(item).objects.filter(tag=into, content_object=page).exists():
            item.delete()
        else:
            item.tag = into
            item.save(update_fields=["tag"])


def _move_drafts(topic: Topic, into: Topic) -> None:
    """Change kept versions of pages, too: publishing one would lose the topic otherwise."""
    for revision in Revision.objects.filter(content__contains={"topic_items": [{"tag": topic.pk}]}):
        items = {}
        for item in revision.content["topic_items"]:
            tag = into.pk if item["tag"] == topic.pk else item["tag"]
            items.setdefault(tag, {**item, "tag": tag})
        revision.content["topic_items"] = list(items.values())
        revision.save(update_fields=["content"])
