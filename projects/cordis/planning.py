"""What an import would do to one project: nothing is written here."""

from dataclasses import asdict, dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import CordisRecord, Organisation, ProjectPage
from . import comparing
from .comparing import FIELDS, PARTNERS
from .organisations import Known
from .records import Record, Refused


class Verdict(TextChoices):
    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    UNCHANGED = "unchanged", gettext_lazy("Unchanged")
    REFUSED = "refused", gettext_lazy("Refused")


@dataclass(frozen=True)
class Change:
    """One field: what stands there, and what CORDIS says; `kept` when the first one stays."""

    name: str
    old: str
    new: str
    kept: bool = False

    @property
    def label(self) -> str:
        if self.name == PARTNERS:
            return _("who takes part")
        return str(ProjectPage._meta.get_field(self.name).verbose_name)


@dataclass
class Plan:
    """What becomes of one project. `page` is the newest version of its page, if it has one."""

    verdict: Verdict
    changes: list[Change] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    reason: str = ""
    page: ProjectPage | None = None

    @property
    def written(self) -> list[Change]:
        return [change for change in self.changes if not change.kept]

    def as_json(self) -> dict:
        """Give the plan without its page, for keeping."""
        changes = [asdict(change) for change in self.changes]
        return {"changes": changes, "remarks": self.remarks}


@dataclass
class Site:
    """What the site has, as far as plans need it."""

    locale_id: int
    known: Known

    def page_of(self, key: str) -> ProjectPage | None:
        """Give the newest version of the page with a grant agreement, drafts included."""
        pages = ProjectPage.objects.filter(grant_agreement_id=key, alias_of=None)
        page = pages.filter(locale=self.locale_id).order_by("pk").first() or pages.first()
        return page and page.get_latest_revision_as_object()


def plan_of(record: Record, site: Site, user=None) -> Plan:
    """Compare a record with the site; what `user` must not do is refused. Raises nothing."""
    page = site.page_of(record.key)
    remarks = list(record.remarks)
    code = record.fields.get("programme", "")
    if code and comparing.programme_with(code, site.locale_id) is None:
        words = _("The site has no programme “%(code)s” yet, so it stays empty.")
        remarks.append(words % {"code": code})
    try:
        _allow(page, user)
    except Refused as refusal:
        return Plan(Verdict.REFUSED, remarks=remarks, reason=str(refusal), page=page)
    memory = CordisRecord.objects.filter(grant_agreement_id=record.key).first() if page else None
    changes = list(_changes(record, page, memory, site))
    if page is None:
        return Plan(Verdict.NEW, changes, remarks)
    written = any(not change.kept for change in changes)
    return Plan(Verdict.CHANGED if written else Verdict.UNCHANGED, changes, remarks, page=page)


def _allow(page: ProjectPage | None, user) -> None:
    """Refuse a page that somebody holds, or that is not the user's to edit."""
    if page is None:
        return
    if page.get_lock():
        raise Refused(_("Its page is locked, or waits for approval. Import it afterwards."))
    if page.current_workflow_state:
        raise Refused(_("Its page waits for approval. Import it afterwards."))
    if user is not None and not page.permissions_for_user(user).can_edit():
        raise Refused(_("You may not edit its page."))


def _changes(record: Record, page, memory: CordisRecord | None, site: Site):
    for name in FIELDS:
        new = record.fields.get(name, "")
        if not new or (name == "programme" and not comparing.programme_with(new, site.locale_id)):
            continue
        old = comparing.words_on(page, name) if page else ""
        if not comparing.same(name, old, new):
            was = memory.fields.get(name, "") if memory else ""
            kept = page is not None and _is_editors(page, name, comparing.same(name, old, was))
            yield Change(name, old, new, kept)
    if record.partners:
        yield from _parts_change(record, page, memory, site)


def _parts_change(record: Record, page, memory: CordisRecord | None, site: Site):
    old = comparing.parts_on(page) if page else {}
    new = comparing.parts_in(record, site.known)
    newcomers = comparing.newcomers_in(record, site.known)
    if new == old and not newcomers:
        return
    untouched = old == (comparing.parts_kept(memory, site.known) if memory else {})
    kept = page is not None and _is_editors(page, PARTNERS, untouched)
    names = _names({pk for pk, _role in [*old, *new]})
    said = [_said(key, amount, names) for key, amount in new.items() if old.get(key) != amount]
    gone = [_said(key, amount, names) for key, amount in old.items() if new.get(key) != amount]
    fresh = [_("%(name)s (a new organisation)") % {"name": name} for name in newcomers]
    yield Change(PARTNERS, "; ".join(gone), "; ".join([*said, *fresh]), kept)


def _is_editors(page: ProjectPage, name: str, untouched: bool) -> bool:
    """Tell whether what stands in a field is an editor's: said so, or not what was imported."""
    return name in page.overridden_fields or not untouched


def _names(pks: set[int | None]) -> dict[int, str]:
    return dict(Organisation.objects.filter(pk__in=pks - {None}).values_list("pk", "name"))


def _said(key: tuple[int | None, str], amount: str, names: dict[int, str]) -> str:
    pk, role = key
    text = f"{names.get(pk, '?')} ({comparing.Participation.Role(role).label})"
    return f"{text} {amount} €" if amount else text
