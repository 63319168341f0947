"""What workers do for links: check those that are due, and look through all pages once a night."""

from django.conf import settings

from sparks.core.models import Heartbeat
from sparks.core.tasks import recurring

from . import checking, collecting

RUN_SIZE = 20


@recurring
def check_due() -> None:
    """Check the links that are due, unless this installation does not go out."""
    if settings.LINK_CHECKS:
        checking.run(limit=RUN_SIZE)
        Heartbeat.beat("links")


@recurring
def sweep(model: int = 0, after: int = 0) -> None:
    """Look for links in all public records; what does not fit into one task goes into the next."""
    position = collecting.sweep((model, after))
    if position:
        sweep.delay(*position)
    else:
        Heartbeat.beat("links-sweep")
