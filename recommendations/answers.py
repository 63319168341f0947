"""What the page of a recommendation shows beside its own fields."""

from django.utils.translation import gettext as _

from sparks.core.related import few, related
from sparks.core.seo import absolute
from sparks.taxonomy.pages import by_theme

from .gaps import gaps
from .record import record_of

MORE = 3


def answers(page, request) -> dict:
    """Gather the template's context (four queries).

    follow_ups             FollowUps in the editor's order, each with `stale_since`
    record                 Record of what was heard when, and of the states over time
    gaps                   [sentence]: what is missing, as far as it can be told
    evidence               Few resources as cards
    more                   Few other recommendations on the same pillar
    addressed_to           [Audience]: who should act
    capabilities, themes   [Capability]; [(Theme, [Capability])]
    topics                 [Tag]
    """
    capabilities = page.chosen("capabilities")
    others = type(page).objects.filter(pillar=page.pillar_id).exclude(pk=page.pk)
    found = page.follow_ups.select_related("project", "organisation")
    follow_ups = list(found.order_by("sort_order", "pk"))
    record = record_of(page)
    record.mark_stale(follow_ups)
    addressed_to = page.chosen("addressed_to")
    return {
        "follow_ups": follow_ups,
        "record": record,
        "gaps": gaps(follow_ups, addressed_to),
        "evidence": few(related(page, "evidence").order_by("-published_on", "-pk")),
        "more": few(
            others.order_by("-year", "pk"),
            limit=MORE,
            listing="recommendations",
            pillar=page.pillar.slug,
        ),
        "addressed_to": addressed_to,
        "capabilities": capabilities,
        "themes": by_theme(capabilities),
        "topics": page.topic_list,
    }


def citation(page, request) -> str:
    """Say in one plain sentence what to write under a quotation of this recommendation."""
    from_where = {"statement": page.statement, "source": page.source_line}
    url = page.get_url(request)
    if not url:
        return _("“%(statement)s” %(source)s.") % from_where
    return _("“%(statement)s” %(source)s. Read at %(url)s") % {
        **from_where,
        "url": absolute(url),
    }
