"""Terms, the page that explains them, and where the site uses words it should not."""

from .findings import PageFinding
from .pages import GlossaryIndexPage
from .terms import Status, Term

__all__ = ["GlossaryIndexPage", "PageFinding", "Status", "Term"]
