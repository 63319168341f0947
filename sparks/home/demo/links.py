"""Demo states of the made-up links on the page about links; nobody is visited for them."""

from datetime import timedelta

from django.utils import timezone

from sparks.links import collecting
from sparks.links.models import Link, Problem, Ruling, Signal, State
from sparks.links.standings import changing

SITE = "https://%s.sparks.example/%s"
STATES = {
    SITE % ("works", "report"): {"state": State.OK, "title": "Report on what works"},
    SITE % ("lapsed", ""): {
        "state": State.SUSPICIOUS,
        "signals": [Signal.GAMBLING_WORD, Signal.NEW_TITLE],
        "title": "A project that ended in 2021",
    },
    SITE % ("bought", "about"): {
        "state": State.SUSPICIOUS,
        "ruling": Ruling.WITHDRAWN,
        "signals": [Signal.PARKED],
        "note": "The domain is for sale. Ask the coordinator for a new address.",
    },
    SITE % ("gone", "results"): {
        "state": State.DEAD,
        "problem": Problem.STATUS,
        "http_status": 404,
        "failures": 4,
        "archived_url": "https://archive.sparks.example/gone/results",
    },
    SITE % ("moved", "old"): {
        "state": State.MOVED,
        "http_status": 200,
        "final_url": SITE % ("moved", "new"),
    },
}


def load_links() -> int:
    """Give the made-up links their states; give how many links there are in all."""
    collecting.sweep(seconds=float("inf"))
    now = timezone.now()
    new = Link.objects.filter(state=State.UNCHECKED, url__in=STATES)
    for pk, url in new.values_list("pk", "url"):
        with changing(pk) as link:
            for name, value in STATES[url].items():
                setattr(link, name, value)
            link.checked_at = now - timedelta(days=2)
            link.next_check_at = now + timedelta(days=12)
            if link.failures:
                link.failing_since = now - timedelta(days=9)
    return Link.objects.used().count()
