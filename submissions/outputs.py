"""What a project leaves behind: the checklist before its end."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from resources.models import ResourceFile, ResourcePage

from .caring import stale
from .models import Team


@dataclass(frozen=True)
class Point:
    """One thing to settle, and whether it is; `key` says which way leads there."""

    key: str
    words: str
    is_done: bool


def resources_of(team: Team) -> list[ResourcePage]:
    """Give the live resources of a team's project, each with `is_deposited`.

    Deposited is what outlives the project's own website: a file kept here, or a DOI.
    """
    files = ResourceFile.objects.filter(page=OuterRef("pk"), document__isnull=False)
    pages = ResourcePage.objects.live().filter(projects=team.project_id)
    found = list(pages.annotate(has_file=Exists(files)).order_by("title"))
    for page in found:
        page.is_deposited = bool(page.doi or page.has_file)
    return found


def checklist(team: Team, resources: list[ResourcePage], now) -> list[Point]:
    """Give what a team with a page should settle before its project ends."""
    kept = bool(resources) and all(resource.is_deposited for resource in resources)
    return [
        Point("outputs", _("Every output has its file here, or a DOI"), kept),
        Point("steward", _("A steward is named"), bool(team.steward)),
        Point(
            "page",
            _("The page was confirmed within the last half year"),
            not stale(now).filter(pk=team.pk).exists(),
        ),
        Point(
            "contact",
            _("The page says whom to ask after the end"),
            bool(team.project.contact_note),
        ),
    ]
