"""Communication kits and their graphics."""

import factory

from resources.models import KitGraphic, KitPage
from sparks.core.models import SiteDocument

from .pages import page_factory
from .records import SiteImageFactory

KitPageFactory = page_factory(KitPage, "Kit", abstract="Words to pass on.")


class SiteDocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SiteDocument

    title = "Poster"
    credit = "A. Designer, CC BY 4.0"
    file = factory.django.FileField(filename="poster.pdf", data=b"%PDF-1.7 not really")


class KitGraphicFactory(factory.django.DjangoModelFactory):
    """A picture for others to use."""

    class Meta:
        model = KitGraphic

    image = factory.SubFactory(SiteImageFactory)
