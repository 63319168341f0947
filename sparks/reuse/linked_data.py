"""The open data as schema.org knows them."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sparks.core.frame import frame_for
from sparks.core.linked_data import known, publisher
from sparks.core.seo import absolute

from .addresses import file_url
from .catalogue import KINDS
from .dumps import Dump
from .files import TYPES
from .licence import licence


def dataset(request: HttpRequest, dumps: list[Dump]) -> dict:
    """Give all that can be taken away as one Dataset with its distributions."""
    site = frame_for(request).site_name
    return known(
        {
            "@type": "Dataset",
            "name": _("Open data of %(site)s") % {"site": site},
            "description": _(
                "Projects, organisations, recommendations with what is done about them, resources, "
                "news, events and help services in the work against child sexual abuse."
            ),
            "url": absolute(request.path),
            "license": licence().url,
            "isAccessibleForFree": True,
            "inLanguage": get_language(),
            "creator": publisher(request),
            "includedInDataCatalog": {"@type": "DataCatalog", "name": site},
            "distribution": [*_files(), *map(_dump, dumps), _api()],
        }
    )


def _files() -> list[dict]:
    return [
        _download(f"{kind.title} ({ending.upper()})", file_url(kind.name, ending), media_type)
        for kind in KINDS
        for ending, media_type in TYPES.items()
    ]


def _dump(dump: Dump) -> dict:
    found = _download(_("Everything, %(year)s") % {"year": dump.year}, dump.url, "application/zip")
    return {**found, "contentSize": f"{dump.size} B", "sha256": dump.sha256}


def _api() -> dict:
    return _download("OpenAPI", reverse("api:description"), "application/json")


def _download(name: str, url: str, media_type: str) -> dict:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": absolute(url),
        "encodingFormat": media_type.partition(";")[0],
    }
