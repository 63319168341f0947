"""Writing one project: always as a draft. What is public changes when an editor publishes it."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale

from ..models import CordisRecord, ProjectIndexPage, ProjectPage
from . import comparing
from .comparing import PARTNERS
from .organisations import Known, keys_of
from .planning import Plan, Site, Verdict, plan_of
from .records import Record

ACTION = "projects.cordis"
ONE_AT_A_TIME = 0x434F5244  # a lock of PostgreSQL's, so that nobody is made twice


def site_for(records: list[Record]) -> Site:
    """Look up what plans for some records need: all their organisations, in a few queries."""
    partners = [partner for record in records for partner in record.partners or []]
    keys = [record.key for record in records]
    memories = CordisRecord.objects.filter(grant_agreement_id__in=keys)
    kept = [(part[0], part[1]) for memory in memories for part in memory.partners or []]
    return Site(Locale.get_default().pk, Known(partners, kept))


def index_for(user=None) -> ProjectIndexPage | None:
    """Give the list that new projects go below; None without one that `user` may add to."""
    pages = ProjectIndexPage.objects.filter(locale=Locale.get_default()).order_by("path")
    if user is None:
        return pages.first()
    may = (page for page in pages if page.permissions_for_user(user).can_add_subpage())
    return next(may, None)


@transaction.atomic
def bring(*, record: Record, user=None) -> Plan:
    """Write one project, all of it or nothing; give what was done. A second time does nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    site = site_for([record])
    plan = plan_of(record, site, user)
    if plan.verdict == Verdict.NEW:
        _create(plan, record, site, user)
    elif plan.verdict == Verdict.CHANGED:
        _fill(plan, record, site)
        _save_draft(plan, user)
    if plan.verdict != Verdict.REFUSED:
        _remember(record)
    return plan


def _create(plan: Plan, record: Record, site: Site, user) -> None:
    index = index_for(user)
    if index is None:
        plan.verdict = Verdict.REFUSED
        plan.reason = _("There is no list of projects to which you may add one.")
        return
    name = record.fields.get("acronym") or record.fields["title"]
    plan.page = ProjectPage(
        live=False,
        locale=index.locale,
        owner=user,
        grant_agreement_id=record.key,
        source=ProjectPage.Source.CORDIS,
        slug=find_available_slug(index, slugify(name) or f"project-{record.key}"),
    )
    _fill(plan, record, site)
    index.add_child(instance=plan.page)
    log(instance=plan.page, action="wagtail.create", user=user)
    _save_draft(plan, user)


def _fill(plan: Plan, record: Record, site: Site) -> None:
    for change in plan.written:
        if change.name == PARTNERS:
            site.known.bring(record.partners)
            comparing.write_parts(plan.page, comparing.parts_in(record, site.known))
        else:
            comparing.write(plan.page, change.name, change.new)


def _save_draft(plan: Plan, user) -> None:
    data = {"fields": [change.name for change in plan.written]}
    # What editors must add (the tagline) is asked for when they publish, not here.
    plan.page.save_revision(user=user, clean=False)
    log(instance=plan.page, action=ACTION, user=user, data=data)


def _remember(record: Record) -> None:
    """Keep what CORDIS said, unless that is what is known already."""
    partners = [
        [*keys_of(partner)[0], partner.role, str(partner.contribution or "")]
        for partner in record.partners or []
    ]
    memory = CordisRecord.objects.filter(grant_agreement_id=record.key).first()
    fields = {**(memory.fields if memory else {}), **record.fields}
    partners = partners or (memory.partners if memory else None)
    if memory is None or (memory.fields, memory.partners) != (fields, partners):
        CordisRecord.objects.update_or_create(
            grant_agreement_id=record.key,
            defaults={"fields": fields, "partners": partners, "imported_at": timezone.now()},
        )
