"""Demo milestones of the policy timeline."""

from news.models import Milestone

from ..models import HomePage
from .read import Linker, rows
from .sorting import Sorter


def load_milestones(home: HomePage, linker: Linker) -> int:
    """Create the milestones unless there is one; give how many there are now."""
    if not Milestone.objects.exists():
        for row in rows("milestones")["milestone"]:
            page, pillar = row.pop("page", None), row.pop("pillar", None)
            Milestone.objects.create(
                locale=home.locale,
                page_id=page and linker.keys[page],
                pillar_id=pillar and Sorter.pillar_key(pillar),
                **row,
            )
    return Milestone.objects.count()
