"""Who is known already: organisations by CORDIS number, VAT number, or name and country."""

from collections.abc import Iterable

from django.db.models.functions import Lower

from ..models import Organisation, OrganisationKey
from .records import Partner

Scheme = OrganisationKey.Scheme
Key = tuple[str, str]
BATCH = 5_000


def keys_of(partner: Partner) -> list[Key]:
    """Give (scheme, value) of all by which an organisation can be found, the surest first."""
    name = name_key(partner.name, partner.country)
    keys = [(Scheme.CORDIS, partner.cordis_id), (Scheme.VAT, partner.vat), (Scheme.NAME, name)]
    return [(scheme.value, value) for scheme, value in keys if value]


def name_key(name: str, country: str) -> str:
    """Give the key for a name, whatever its letter case, in one country."""
    return f"{' '.join(name.lower().split())}|{country}"


class Known:
    """The organisations behind some partners, looked up at once (three queries for each 5,000)."""

    def __init__(self, partners: Iterable[Partner], more: Iterable[Key] = ()):
        keys = {key for partner in partners for key in keys_of(partner)} | set(more)
        self.found: dict[Key, int] = {}
        self._by_name([value for scheme, value in keys if scheme == Scheme.NAME])
        for scheme in Scheme.values:
            self._by_key(scheme, [value for each, value in keys if each == scheme])

    def of(self, partner: Partner) -> int | None:
        """Give the id of the organisation; None for one that is not known."""
        found = (self.found[key] for key in keys_of(partner) if key in self.found)
        return next(found, None)

    def at(self, scheme: str, value: str) -> int | None:
        """Give the id of the organisation with one key."""
        return self.found.get((scheme, value))

    def bring(self, partners: Iterable[Partner]) -> None:
        """Make the organisations that are not known, and remember by what all are found again.

        What editors wrote about one that is known stays as it is.
        """
        fresh = []
        for partner in partners:
            pk = self.of(partner) or _made(partner).pk
            for scheme, value in keys_of(partner):
                self.found.setdefault((scheme, value), pk)
                fresh.append(OrganisationKey(scheme=scheme, value=value, organisation_id=pk))
        OrganisationKey.objects.bulk_create(fresh, ignore_conflicts=True)

    def _by_name(self, values: list[str]) -> None:
        names = sorted({value.rpartition("|")[0] for value in values})
        for some in _in_batches(names):
            query = Organisation.objects.annotate(lower=Lower("name")).filter(lower__in=some)
            for pk, name, country in query.order_by("-pk").values_list("pk", "name", "country"):
                self.found[Scheme.NAME.value, name_key(name, country)] = pk

    def _by_key(self, scheme: str, values: list[str]) -> None:
        for some in _in_batches(sorted(values)):
            query = OrganisationKey.objects.filter(scheme=scheme, value__in=some)
            for value, pk in query.values_list("value", "organisation_id"):
                self.found[scheme, value] = pk


def _made(partner: Partner) -> Organisation:
    return Organisation.objects.create(
        name=partner.name,
        short_name=partner.short_name,
        country=partner.country,
        city=partner.city,
        kind=partner.kind,
        website=partner.website,
    )


def _in_batches(values: list[str]):
    return (values[begin : begin + BATCH] for begin in range(0, len(values), BATCH))
