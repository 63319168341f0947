"""Rich text from teams is never trusted: what is stored is shown as it is."""

import re

from bs4 import BeautifulSoup
from django.utils.html import escape
from wagtail.admin.rich_text.converters.db_html import DbHTMLConverter
from wagtail.models import Page

from sparks.core.routing import is_restricted

from .known import Known

INTERNAL = re.compile(r'linktype="')


def clean_rich_text(html: str, features: list[str], known: Known) -> str:
    """Give `html` (as Wagtail stores it) with nothing in it that `features` do not allow.

    Links to pages that not everybody may read, and to documents that the page did not have, become
    plain words. What an editor stored is returned letter by letter.
    """
    if html in known.texts:
        return html
    cleaned, _removed = DbHTMLConverter(features).clean(html)
    return _with_open_links(cleaned, known) if INTERNAL.search(cleaned) else cleaned


def _with_open_links(html: str, known: Known) -> str:
    soup = BeautifulSoup(html, "html.parser")
    links = soup.find_all("a", linktype=True)
    open_pages = _open_pages({key for link in links if (key := _key(link, "page"))})
    for link in links:
        if _key(link, "page") not in open_pages and _key(link, "document") not in known.documents:
            link.unwrap()
    return soup.decode(formatter=escape)


def _key(link, kind: str) -> int | None:
    number = str(link.get("id", ""))
    is_short = number.isascii() and number.isdecimal() and len(number) < 10
    return int(number) if link["linktype"] == kind and is_short else None


def _open_pages(keys: set[int]) -> set[int]:
    pages = Page.objects.live().filter(pk__in=keys).only("path") if keys else []
    return {page.pk for page in pages if not is_restricted(page)}
