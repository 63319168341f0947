"""What the page of an event shows beside its own fields."""

from sparks.core.related import few, related
from sparks.taxonomy.pages import by_theme

MORE = 3


def surroundings(page, request) -> dict:
    """Gather the template's context (two queries).

    projects       Few pages as cards
    more           Few events that come next, this one left out
    themes         [(Theme, [Capability])]: what it helps to be able to do
    topics         [Tag]
    calendar_url   where the event is downloaded as iCalendar; "" in a preview of a new page
    """
    url = page.get_url(request) if page.pk else ""
    coming = type(page).objects.coming().exclude(pk=page.pk)
    return {
        "projects": few(related(page, "projects").order_by("title")),
        "more": few(coming, limit=MORE, listing="events"),
        "themes": by_theme(page.chosen("capabilities")),
        "topics": page.topic_list,
        "calendar_url": f"{url}event.ics" if url else "",
    }
