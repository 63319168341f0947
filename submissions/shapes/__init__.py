"""What teams may write, for each type of page, and how it becomes a page.

A payload is a dict of exactly the fields that a team may write, each as Wagtail stores it in a
revision; StreamFields as lists, not as text. Everything else of a page is no business of a team's.
A picture or document is the key of the library's record, or {"asset": "<uuid>"} for a file of the
team's that has yet to get there.
"""

from .differing import FieldDiff
from .merging import Merged
from .registry import SHAPES, shape_of
from .shape import Section, Shape

__all__ = ["SHAPES", "FieldDiff", "Merged", "Section", "Shape", "shape_of"]
