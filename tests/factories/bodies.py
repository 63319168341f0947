"""Running text with everything that could cost a query of its own."""

from wagtail.models import Page

from .records import SiteImageFactory


def rich_body(*pages: Page, pictures: int = 2) -> list[tuple[str, dict]]:
    """Give a body with links to `pages` in its text, their cards, and some pictures."""
    links = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in pages)
    outside = '<a href="https://example.org/">elsewhere</a>'
    return [
        ("text", {"html": f"<p>{links}{outside}</p>"}),
        ("text", {"html": f"<p>{links}</p>"}),
        ("pages", {"title": "Read on", "items": list(pages)}),
        ("links", {"title": "", "items": [{"label": "One", "page": page} for page in pages]}),
        ("button", {"label": "Go", "page": pages[0] if pages else None, "url": ""}),
        *[("picture", {"image": SiteImageFactory(), "caption": ""}) for _ in range(pictures)],
    ]
