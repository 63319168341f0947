"""Rich text as people without an editor of their own write it: a little Markdown, and back."""

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdownify import ATX, MarkdownConverter

RULES = ["heading", "list", "emphasis", "link", "escape", "entity", "newline"]
LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
WRITTEN_AS = {"strong": "b", "em": "i"}
INTERNAL = ("page:", "document:", "figure:")
# Where links may lead; what begins otherwise would be relative to whatever page shows it.
LINKS = (*INTERNAL, "https://", "http://", "mailto:", "tel:", "/", "#")


def to_markdown(html: str) -> str:
    """Give rich text (as Wagtail stores it) as Markdown; "" for an empty one.

    A link to a page of this site reads [words](page:12), one to a document [words](document:3), and
    a value of a figure [figure 2019](figure:3/2019): what it counts to is written elsewhere.
    """
    soup = BeautifulSoup(html, "html.parser")
    for value in soup.find_all("embed", embedtype="figure"):
        value.name, period = "a", value.get("period", "")
        value["href"], value.string = f"figure:{value.get('id', '')}/{period}", f"figure {period}"
    for link in soup.find_all("a", linktype=True):
        link["href"] = f"{link['linktype']}:{link.get('id', '')}"
    converter = MarkdownConverter(
        heading_style=ATX, bullets="*", newline_style="backslash", autolinks=False
    )
    return converter.convert_soup(soup).strip()


def to_html(text: str, features: list[str]) -> str:
    """Give Markdown as rich text, with headings only where `features` have them; not cleaned."""
    soup = BeautifulSoup(_parser().render(text), "html.parser")
    for tag in soup.find_all(True):
        name = LEVELS.get(tag.name, tag.name)
        if name in {"h2", "h3"} and name not in features:
            name = "p"
        tag.name = WRITTEN_AS.get(name, name)
    for link in soup.find_all("a"):
        kind, colon, key = link.get("href", "").partition(":")
        if kind == "figure":
            figure, _slash, period = key.partition("/")
            link.replace_with(
                soup.new_tag("embed", attrs={"embedtype": "figure", "id": figure, "period": period})
            )
        elif f"{kind}{colon}" in INTERNAL:
            link.attrs = {"linktype": kind, "id": key}
    return str(soup).strip()


def same_words(one: str, other: str) -> bool:
    """Tell whether two Markdown texts are the same, however the browser ends its lines."""
    return _lines(one) == _lines(other)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(RULES)
    parser.validateLink = lambda url: url.lower().startswith(LINKS)
    return parser
