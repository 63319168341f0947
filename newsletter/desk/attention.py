"""What of the newsletter waits for somebody who may release it."""

from django.urls import reverse
from django.utils.translation import ngettext

from sparks.core.attention import AttentionRow

from ..models import Delivery, Mailing
from . import access

State = Mailing.State
HELD, UNCERTAIN = "held", "uncertain"  # beside the states of a mailing
STOPPED = (State.DRAFT, State.PAUSED)
OVER = (State.FINISHED, State.CANCELLED)


def mailings_in(name: str):
    """Give the mailings in a state; or `held` by the system; or over, with `uncertain` ones."""
    mailings = Mailing.objects.filter(issue__isnull=False)
    if name == HELD:  # the system gives a reason, people do not
        return mailings.filter(state__in=STOPPED).exclude(pause_reason="")
    if name == UNCERTAIN:
        unsettled = Delivery.objects.filter(state=Delivery.State.UNCERTAIN)
        return mailings.filter(state__in=OVER, pk__in=unsettled.values("mailing"))
    return mailings.filter(state=name)


def newsletter_rows(user) -> list[AttentionRow]:
    """Give the rows for the dashboard; none for those who may not send."""
    if not user.has_perm(access.SEND):
        return []
    index = reverse("newsletter_issues:index")
    rows = []
    for name, words in WORDS.items():
        count = mailings_in(name).count()
        rows.append(AttentionRow(count, words(count), f"{index}?state={name}"))
    return rows


WORDS = {
    State.WAITING: lambda count: ngettext(
        "newsletter waits for approval", "newsletters wait for approval", count
    ),
    State.MISSED: lambda count: ngettext(
        "newsletter missed its time and waits for a decision",
        "newsletters missed their time and wait for a decision",
        count,
    ),
    HELD: lambda count: ngettext(
        "newsletter was stopped because something is wrong",
        "newsletters were stopped because something is wrong",
        count,
    ),
    UNCERTAIN: lambda count: ngettext(
        "newsletter has deliveries that may or may not have arrived",
        "newsletters have deliveries that may or may not have arrived",
        count,
    ),
}
