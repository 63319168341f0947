"""Demo communication kits, with graphics drawn as the site draws its own pictures."""

from django.core.files.base import ContentFile

from resources.models import KitGraphic, KitPage
from sparks.core.models import SiteImage
from sparks.core.social import SocialPicture

from .files import CREDIT
from .pages import fill_resource, picked
from .read import Linker, day
from .sorting import Sorter

SITE = "Sparks in the Dark"


def kit(row: dict) -> KitPage:
    """Make the page of a communication kit."""
    return KitPage(
        **picked(row, "slug", "title", "authors", "licence", "hashtags", "boilerplate"),
        **picked(row, "contact_name", "contact_email", "contact_phone"),
        published_on=day(row, "published_on"),
        abstract=row["summary"],
    )


def fill_kit(page: KitPage, row: dict, linker: Linker, sorter: Sorter) -> None:
    fill_resource(page, row, linker, sorter)
    page.messages = [
        {"type": "message", "value": {"html": linker.html(html)}} for html in row["messages"]
    ]
    page.posts = [{"type": "post", "value": value} for value in row["posts"]]
    page.graphics = [
        KitGraphic(image=drawn(part), use=part["use"], sort_order=place)
        for place, part in enumerate(row["graphics"])
    ]


def drawn(part: dict) -> SiteImage:
    """Draw a graphic and put it into the library."""
    title = part["title"]
    picture = SocialPicture(title=title, kind="", slug=title, pillar=part["pillar"], site_name=SITE)
    return SiteImage.objects.create(
        title=title,
        description=f"A night sky with points of light, and the words: {title}.",
        credit=CREDIT,
        file=ContentFile(picture.png(), name=f"{part['use']}.png"),
    )
