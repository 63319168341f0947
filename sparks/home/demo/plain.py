"""Demo texts of the home page, the plain pages, the pillar pages, listings and contact page."""

from wagtail.models import Page

from ..foundation import add_page
from ..models import ContactPage, ContactSubject, HomePage, PillarPage, StandardPage
from .read import Linker, rows
from .sorting import Sorter


def create_pages(home: HomePage) -> None:
    """Create the plain pages and pillar pages that are missing, still without their bodies."""
    there = set(home.get_children().values_list("slug", flat=True))
    data = rows("pages")
    for row in data["pillar_page"]:
        if row["pillar"] not in there:
            pillar_id = Sorter.pillar_key(row["pillar"])
            page = PillarPage(slug=row["pillar"], title=row["title"], lead=row["lead"])
            page.pillar_id = pillar_id
            page.is_sensitive = row.get("sensitive", False)
            add_page(home, page)
    for row in data["page"]:
        if row["slug"] not in there:
            page = StandardPage(slug=row["slug"], title=row["title"], lead=row["lead"])
            page.is_sensitive = row.get("sensitive", False)
            add_page(home, page)


def fill_pages(home: HomePage, linker: Linker) -> None:
    """Fill the bodies that are empty."""
    data = rows("pages")
    children = {page.slug: page for page in home.get_children().specific()}
    for row in data["pillar_page"]:
        _fill(children[row["pillar"]], "body", linker.body(row["body"]))
    for row in data["page"]:
        _fill(children[row["slug"]], "body", linker.body(row["body"]))
    for row in data["listing"]:
        _fill(children[row["slug"]], "lead", row["lead"], row["title"], coverage=row["coverage"])
    row = data["help"]
    _fill(children["help"], "body", linker.body(row["body"]), row["title"], lead=row["lead"])
    row = data["glossary"]
    _fill(children["glossary"], "lead", row["lead"], row["title"])
    _fill_contact(children["contact"], data["contact"], linker)
    _fill(
        HomePage.objects.get(pk=home.pk),
        "sections",
        linker.body(rows("home")["section"]),
        search_description=data["home"]["intro"],
    )


def _fill(page: Page, field: str, value, title: str | None = None, **more) -> None:
    """Set `field` and publish, unless somebody has written something there already."""
    if getattr(page, field):
        return
    setattr(page, field, value)
    page.title = title or page.title
    for name, extra in more.items():
        setattr(page, name, extra)
    page.save_revision().publish()


def _fill_contact(page: ContactPage, data: dict, linker: Linker) -> None:
    if page.lead:
        return
    page.title, page.lead = data["title"], data["lead"]
    page.body = linker.body(data["body"])
    page.thanks = linker.html(data["thanks"])
    page.subjects = [
        ContactSubject(locale=page.locale, sort_order=place, label=subject["label"])
        for place, subject in enumerate(data["subjects"])
    ]
    page.save_revision().publish()
