"""Two organisations that are one: everything of the others moves to the one that stays."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from .cordis.organisations import name_key
from .holders import move_holders
from .models import Organisation, OrganisationKey, Participation


@dataclass(frozen=True)
class Moving:
    """What would move from one organisation: how many participations, and in which projects."""

    organisation: Organisation
    projects: list[str]


def preview(organisations: Iterable[Organisation]) -> list[Moving]:
    """Give what belongs to each organisation; writes nothing."""
    return [
        Moving(
            each,
            sorted({str(part.project) for part in each.participations.select_related("project")}),
        )
        for each in organisations
    ]


@transaction.atomic
def merge_organisations(
    *, organisations: Iterable[Organisation], into: Organisation, user=None
) -> int:
    """Move all that `organisations` have to `into`, also what other rooms hold, and delete them.

    Gives how many were merged away. Their names are kept as keys, so that an import finds the one
    that stays. Who stands twice in one role of a project then stays with the larger contribution
    that is known: the two may be one grant written twice.
    """
    merged = [each for each in organisations if each.pk != into.pk]
    for each in merged:
        for part in Participation.objects.filter(organisation=each):
            _move(part, into)
        _move_drafts(each, into)
        move_holders(each, into)
        each.keys.update(organisation=into)
        OrganisationKey.objects.get_or_create(
            scheme=OrganisationKey.Scheme.NAME,
            value=name_key(each.name, each.country.code or ""),
            defaults={"organisation": into},
        )
        log(instance=into, action="projects.merge", user=user, data={"organisation": each.name})
        each.delete()
    return len(merged)


def _move(part: Participation, into: Organisation) -> None:
    same = Participation.objects.filter(project=part.project_id, organisation=into, role=part.role)
    there = same.first()
    if there is None:
        part.organisation = into
        part.save(update_fields=["organisation"])
        return
    known = [each.eu_contribution for each in (part, there) if each.eu_contribution is not None]
    there.eu_contribution = max(known, default=None)
    there.save(update_fields=["eu_contribution"])
    part.delete()


def _move_drafts(organisation: Organisation, into: Organisation) -> None:
    """Change kept versions of pages, too: publishing one would bring the old one back otherwise."""
    wanted = {"participations": [{"organisation": organisation.pk}]}
    for revision in Revision.objects.filter(content__contains=wanted):
        parts = {}
        for part in revision.content["participations"]:
            owner = into.pk if part["organisation"] == organisation.pk else part["organisation"]
            parts.setdefault((owner, part["role"]), {**part, "organisation": owner})
        revision.content["participations"] = list(parts.values())
        revision.save(update_fields=["content"])
