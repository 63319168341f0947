"""Somebody who follows every link that anybody may follow, as a search engine does."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

# Where elements name addresses: to go to, to load, to send a GET form to.
NAMED = (
    "//a/@href | //link/@href | //script/@src | //img/@src | //use/@href"
    " | //meta[@property='og:image']/@content | //form[not(@method) or @method='get']/@action"
)
SETS = "//img/@srcset | //source/@srcset"


@dataclass
class Answer:
    """What the site said at an address.

    leads_to: addresses on the site that it names, with fragments. anchors: ids that it has.
    """

    path: str
    status: int
    kind: str
    leads_to: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    title: str = ""
    h1: int = 0
    description: str = ""
    canonical: str = ""
    is_hidden: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is something to read, not a file or the way to another address."""
        return self.status == 200 and self.kind == "text/html"

    def read(self, page: html.HtmlElement) -> None:
        """Note what the page has."""

        def first(path: str) -> str:
            return str(next(iter(page.xpath(path)), "")).strip()

        self.anchors = set(page.xpath("//@id"))
        self.title = first("//head/title/text()")
        self.h1 = len(page.xpath("//h1"))
        self.description = first("//meta[@name='description']/@content")
        self.canonical = first("//link[@rel='canonical']/@href")
        self.is_hidden = "noindex" in first("//meta[@name='robots']/@content")


class Crawl:
    """All that the site answers from some addresses on; `answers` by address.

    Filters can be combined without end, so an address with a query is followed only from a page
    without one: each choice of each listing once.
    """

    def __init__(self, site: str, starts: list[str], stays_out_of: tuple[str, ...]):
        self.answers: dict[str, Answer] = {}
        self._site = site
        self._connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
        waiting = deque(starts)
        while waiting:
            path = waiting.popleft()
            if path in self.answers or path.startswith(stays_out_of):
                continue
            answer = self.answers[path] = self._ask(path)
            waiting.extend(sorted(_followed(answer)))
        self._connection.close()

    @property
    def pages(self) -> list[Answer]:
        """What can be read."""
        return [answer for answer in self.answers.values() if answer.is_page]

    def ways_to(self, path: str) -> list[str]:
        """Give the addresses from which a link leads to `path`."""
        return [each.path for each in self.answers.values() if path in map(_whole, each.leads_to)]

    def lost_places(self) -> list[str]:
        """Give the links to a place within a page that has no such place."""
        return [
            f"{answer.path} -> {link}"
            for answer in self.pages
            for link in answer.leads_to
            if self._is_lost(*urldefrag(link))
        ]

    def _is_lost(self, path: str, place: str) -> bool:
        target = self.answers.get(path)
        return bool(place and target and target.is_page and unquote(place) not in target.anchors)

    def _ask(self, path: str) -> Answer:
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        body = response.read()
        answer = Answer(path, response.status, response.headers.get_content_type())
        named = [response.headers.get("Location", "")]
        if answer.kind == "text/html" and body:
            page = html.document_fromstring(body)
            answer.read(page)
            named += _named(page)
        answer.leads_to = {own for url in named if (own := self._own(path, url))}
        return answer

    def _own(self, path: str, url: str) -> str:
        """Give the address as the site knows it, or "" when it leads elsewhere."""
        whole = urljoin(f"{self._site}{path}", url.strip()) if url else ""
        return whole.removeprefix(self._site) if whole.startswith(f"{self._site}/") else ""


def _named(page: html.HtmlElement) -> Iterator[str]:
    yield from page.xpath(NAMED)
    for several in page.xpath(SETS):
        yield from (each.split()[0] for each in several.split(",") if each.strip())


def _followed(answer: Answer) -> set[str]:
    found = {_whole(link) for link in answer.leads_to}
    is_chosen = bool(urlsplit(answer.path).query)
    return {path for path in found if not (is_chosen and urlsplit(path).query)}


def _whole(link: str) -> str:
    return urldefrag(link).url
