"""Reading a mail's HTML in tests."""

from html.parser import HTMLParser


class Markup(HTMLParser):
    """All elements of a document with their attributes, in order, and its words."""

    def __init__(self, html: str):
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] not in ("style", "title"):
            self.words.append(data)

    def all(self, *tags: str) -> list[dict]:
        """Give the attributes of all elements of these names."""
        return [attrs for tag, attrs in self.elements if tag in tags]

    def order(self, *tags: str) -> list[str]:
        """Give the names of the elements of these names, in order."""
        return [tag for tag, _attrs in self.elements if tag in tags]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] for attrs in self.all("a")]
