"""Rich text as plain words. Apart from `rich_text`, whose links need all models to be loaded."""

from inscriptis import get_text
from wagtail.rich_text import expand_db_html


def plain_text(source: str) -> str:
    """Give stored rich text as text for reading: what it refers to filled in, no markup."""
    return get_text(str(expand_db_html(source))).strip()
