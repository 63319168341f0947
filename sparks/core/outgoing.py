"""Links to other sites, as visitors may have them just now.

A room that knows which addresses must not be linked (sparks.links) says so through `source`; what
prints a link asks `standing`. The answer is kept with the generation, so it costs no query a page,
and the page that is built after a withdrawal was committed does not have the link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from django.utils.encoding import iri_to_uri

from .store import kept

DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Standing:
    """What became of an address.

    is_withdrawn: it must not be linked. archived_url: a copy that readers are led to in its place.
    """

    is_withdrawn: bool = False
    archived_url: str = ""


AS_WRITTEN = Standing()
Source = Callable[[], dict[str, Standing]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Register the decorated function, which gives standings by normalised address."""
    _sources.append(function)
    return function


def normal(url: str) -> str:
    """Give `url` as it is compared and fetched; "" unless it is a whole http(s) address.

    Letter case of scheme and host, an empty path, the usual port, user names and the part after #
    make no difference; names in other scripts are written as DNS has them.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode()
    except ValueError:
        return ""
    if parts.scheme not in DEFAULT_PORTS or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    place = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    return iri_to_uri(urlunsplit((parts.scheme, place, parts.path or "/", parts.query, "")))


def standing(url: str) -> Standing:
    """Give how an address stands; nearly always: as it was written."""
    found = _standings()
    return found.get(normal(url), AS_WRITTEN) if found and url else AS_WRITTEN


def address(url: str) -> str:
    """Give where a link to `url` may lead now: there, to an archived copy, or nowhere ("")."""
    now = standing(url)
    return now.archived_url or ("" if now.is_withdrawn else url)


@kept
def _standings() -> dict[str, Standing]:
    return {url: now for function in _sources for url, now in function().items()}
