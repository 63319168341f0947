"""What workers do for the open data."""

import logging

from celery import shared_task

from .dumping import make, usual_year

logger = logging.getLogger(__name__)

# All public records take longer than the usual minute. Acknowledged at once, so that nobody else
# begins meanwhile; the schedule comes again for some days, and what is there stays.
LIMITS = {"soft_time_limit": 3500, "time_limit": 3600}


@shared_task(acks_late=False, reject_on_worker_lost=False, **LIMITS)
def dump_last_year() -> None:
    """Make the dump of the year that ended last, unless it is there."""
    make(usual_year(), progress=logger.info)
