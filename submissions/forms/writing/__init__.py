"""The forms in which teams write: one for each section of a shape."""

from .section import SectionForm

__all__ = ["SectionForm"]
