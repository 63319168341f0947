"""Who gets an issue."""

from django.db.models import Count

from ..models import IssuePage, Subscriber


def audience_count(issue: IssuePage) -> int:
    """Give how many would get the issue if it were frozen now."""
    return sum(audience_by_language(issue).values())


def audience_by_language(issue: IssuePage) -> dict[str, int]:
    """Give how many would get it in each language."""
    wanted = issue.audience_rhythms or ["issues"]
    readers = Subscriber.objects.reachable().filter(rhythm__in=wanted).order_by()
    return dict(readers.values_list("language").annotate(Count("pk")))
