"""Figures with their values, and the page that lists them."""

from .figures import Figure
from .pages import FigureIndexPage
from .points import LATEST, DataPoint

__all__ = ["LATEST", "DataPoint", "Figure", "FigureIndexPage"]
