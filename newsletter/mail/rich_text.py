"""Rich text in mails: as HTML with whole addresses and styled links, and as text to read."""

from html import escape
from html.parser import HTMLParser

from inscriptis import get_text
from wagtail.rich_text import expand_db_html

from sparks.core.seo import absolute

# Of the few elements our rich text knows; mail programs bring margins of their own.
STYLES = {
    "a": "color:#2c3a8a;text-decoration:underline",
    "p": "margin:0 0 12px",
    "ul": "margin:0 0 12px;padding:0 0 0 24px",
    "ol": "margin:0 0 12px;padding:0 0 0 24px",
    "li": "margin:0 0 4px",
}
VOID = {"br", "hr", "img"}


def mail_html(source: str) -> str:
    """Give stored rich text as it stands in a mail; links that lead nowhere lose their element."""
    return _rewritten(_MailHtml(), source)


def mail_text(source: str) -> tuple[str, list[str]]:
    """Give stored rich text as plain paragraphs, and the addresses its "[1]", "[2]" … stand for."""
    numbered = _Numbered()
    html = _rewritten(numbered, source)
    return get_text(html).strip(), numbered.urls


def links_of(source: str) -> list[tuple[str, str]]:
    """Give (words, address) of all links in stored rich text; "" for one that leads nowhere."""
    links = _Links()
    _rewritten(links, source)
    return links.found


def _rewritten(writer: "_Writer", source: str) -> str:
    writer.feed(str(expand_db_html(source)))
    writer.close()
    return "".join(writer.out)


class _Writer(HTMLParser):
    """Writes HTML as it came, as well-formed XML; links go through `open_link`, `close_link`."""

    def __init__(self):
        super().__init__()
        self.out: list[str] = []
        self._open: list[str] = []  # addresses of the links that are open; "" for a dead one

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            url = dict(attrs).get("href") or ""
            self._open.append(absolute(url) if url.startswith("/") else url)
            self.open_link(self._open[-1])
        else:
            self.out.append(f"<{tag}{self.style(tag)}{'/' if tag in VOID else ''}>")

    def handle_endtag(self, tag):
        if tag == "a" and self._open:
            self.close_link(self._open.pop())
        elif tag not in VOID and tag != "a":
            self.out.append(f"</{tag}>")

    def handle_data(self, data):
        self.out.append(escape(data))

    def style(self, tag: str) -> str:
        return ""

    def open_link(self, url: str) -> None:
        """Write what stands before the words of a link."""

    def close_link(self, url: str) -> None:
        """Write what stands after the words of a link."""


class _MailHtml(_Writer):
    def style(self, tag: str) -> str:
        return f' style="{STYLES[tag]}"' if tag in STYLES else ""

    def open_link(self, url: str) -> None:
        if url:
            self.out.append(f'<a class="link" href="{escape(url)}"{self.style("a")}>')

    def close_link(self, url: str) -> None:
        if url:
            self.out.append("</a>")


class _Numbered(_Writer):
    def __init__(self):
        super().__init__()
        self.urls: list[str] = []

    def close_link(self, url: str) -> None:
        if url:
            if url not in self.urls:
                self.urls.append(url)
            self.out.append(f" [{self.urls.index(url) + 1}]")


class _Links(_Writer):
    def __init__(self):
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._starts: list[int] = []

    def open_link(self, url: str) -> None:
        self._starts.append(len(self.out))

    def close_link(self, url: str) -> None:
        words = "".join(self.out[self._starts.pop() :])
        self.found.append((words, url))
