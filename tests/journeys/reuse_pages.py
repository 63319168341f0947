"""The pages about the open data."""

from .shown import Shown

REUSE = [
    Shown("open data", "reuse/open_data.html", "/en/open-data/"),
    Shown("reference of the API", "reuse/reference.html", "/en/open-data/api/"),
]
