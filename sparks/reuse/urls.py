"""Where the API is (`neutral`), and the pages about it (`pages`)."""

from django.urls import include, path

from . import api_urls, site_pages

neutral = [path("api/v1/", include(api_urls))]

pages = [
    path("open-data/", site_pages.open_data, name="open_data"),
    path("open-data/api/", site_pages.reference, name="api_reference"),
]
