"""The help directory and its services."""

import factory
from django.utils import timezone

from sparks.help.models import HelpIndexPage, HelpService

from .pages import page_factory
from .records import LocalisedFactory

HelpIndexPageFactory = page_factory(
    HelpIndexPage, "Help", slug="help", lead="Choose what fits best."
)


class HelpServiceFactory(LocalisedFactory):
    """A service that was verified today; `verified_on=None` for one that never was."""

    class Meta:
        model = HelpService

    name = factory.Sequence(lambda n: f"Service {n}")
    kind = HelpService.Kind.ADULTS
    country = "DE"
    phone = "030 23125 000"
    url = "https://service.example/"
    source = "https://service.example/about/"
    verified_on = factory.LazyFunction(timezone.localdate)
