"""What imports from CORDIS remember: how it knows organisations, and what it said last."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .organisations import Organisation


class OrganisationKey(models.Model):
    """A name or number by which an organisation is known outside, so that imports find it again.

    When two organisations are merged, the one that stays gets the keys of the other.
    """

    class Scheme(models.TextChoices):
        CORDIS = "cordis", _("CORDIS organisation")
        VAT = "vat", _("VAT number")
        NAME = "name", _("Name and country")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="keys")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="organisation_key_once")
        ]

    def __str__(self):
        return f"{self.scheme}:{self.value}"


class CordisRecord(models.Model):
    """What CORDIS said of one project at the last import: what differs on the page since, an
    editor has written. `partners`: [[key of the organisation, role, contribution], …]."""

    grant_agreement_id = models.CharField(max_length=40, unique=True)
    fields = models.JSONField(default=dict)
    partners = models.JSONField(null=True)
    imported_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.grant_agreement_id
