"""Which requests may share an answer, and which answers may be kept."""

import re
from functools import lru_cache

from django.conf import settings

from .entries import ENCODERS, IDENTITY, Headers

Key = tuple[str, str, bool, str]
METHODS = {"GET", "HEAD"}
# Asked for with these, an answer is for one reader alone, or only a part of it.
PERSONAL = ("HTTP_AUTHORIZATION", "HTTP_RANGE")
# A page is drawn for everybody who asks later, so it is drawn whole.
CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
)
# What somebody looks for is nobody else's business: it is answered, and kept nowhere.
TYPED = re.compile(r"(^|&)q=")
# Answers may differ by these: the first by what entries are for, and who sends a cookie of ours
# never gets as far as an entry.
VARY = {"accept-encoding", "cookie"}
KEPT_TYPES = re.compile(
    r"(text/|application/(json|xml|rss\+xml|atom\+xml|ld\+json|geo\+json)|image/svg\+xml)"
)
REFUSING = ("no-store", "private")
PREFERENCE = re.compile(r"([\w*-]+)\s*(?:;\s*q=([\d.]+))?")


def own_cookies() -> tuple[str, ...]:
    """Give the names of the cookies that make an answer somebody's own."""
    return (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
    )


def key_of(environ: dict, cookies: tuple[str, ...]) -> Key | None:
    """Give what requests with the same answer have in common; None for one with its own answer.

    Names in the query are sorted, and `shared` has the page drawn with the sorted query too.
    """
    if environ["REQUEST_METHOD"] not in METHODS:
        return None
    sent = environ.get("HTTP_COOKIE")
    if sent and any(name in sent for name in cookies):
        return None
    if any(name in environ for name in PERSONAL):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and TYPED.search(query):
        return None
    if "&" in query:
        query = "&".join(sorted(query.split("&"), key=_name))
    is_secure = environ.get("HTTP_X_FORWARDED_PROTO") == "https"
    return environ.get("HTTP_HOST", ""), environ["PATH_INFO"], is_secure, query


def shared(environ: dict, key: Key) -> dict:
    """Give the request that is made of Django for all who ask with this key."""
    whole = {name: value for name, value in environ.items() if name not in CONDITIONS}
    return {**whole, "REQUEST_METHOD": "GET", "QUERY_STRING": key[3]}


def may_be_kept(status: str, headers: Headers) -> bool:
    """Tell whether an answer may be given to others who ask for the same.

    Only what says itself that caches may have it: a view that says nothing is never kept.
    """
    said = {name.lower(): value.lower() for name, value in headers}
    keeping = said.get("cache-control", "")
    vary = {name.strip() for name in said.get("vary", "").split(",") if name.strip()}
    return (
        status.startswith("200")
        and bool(keeping)
        and not any(word in keeping for word in REFUSING)
        and "set-cookie" not in said
        and "content-encoding" not in said
        and vary <= VARY
        and bool(KEPT_TYPES.match(said.get("content-type", "")))
    )


@lru_cache(maxsize=512)
def encoding_for(accepted: str) -> str:
    """Give the encoding to send for a header Accept-Encoding: of those it takes, our first."""
    taken = {
        name.lower()
        for name, quality in PREFERENCE.findall(accepted)
        if not quality or float(quality.strip(".") or 0) > 0
    }
    return next((name for name in ENCODERS if name in taken), IDENTITY)


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]
