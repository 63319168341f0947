"""What subscribers may choose from; kept by the process, since forms ask for it all the time."""

from collections import Counter

from django.conf import settings
from django.db.models import Count

from sparks.core.places import locales
from sparks.core.store import kept
from sparks.taxonomy.models import Topic
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.store import pillars, topic_names

TOPICS = 24


def pillar_choices() -> list[tuple[str, str]]:
    """Give (slug, title) of the pillars in the active language."""
    return [(pillar.slug, pillar.title) for pillar in pillars()]


def topic_choices(chosen: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Give (slug, name) of the topics that most pages have and of those `chosen` before, A to Z."""
    offered = {*_topics_in_use(), *chosen}
    return [(slug, name) for slug, name in topic_names().items() if slug in offered]


def language_choices() -> list[tuple[str, str]]:
    """Give (code, name) of the languages that the site has."""
    return [(code, str(name)) for code, name in settings.LANGUAGES if code in locales()]


@kept
def _topics_in_use() -> tuple[str, ...]:
    used = Counter()
    for relation in Topic._meta.related_objects:
        model = relation.related_model
        if issubclass(model, TopicItem):
            rows = model.objects.filter(content_object__live=True).order_by()
            used.update(dict(rows.values_list("tag__slug").annotate(Count("pk"))))
    return tuple(slug for slug, _count in used.most_common(TOPICS))
