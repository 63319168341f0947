"""Whose an address is: the part of the name that somebody registered."""

from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from .markers import markers


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()  # the list that came with the package; nothing is fetched


def owner_of(url: str) -> str:
    """Give the registrable domain (project.example.co.uk: example.co.uk), or the host without one.

    By the public suffix list with its private part, so that two sites of one hoster (a.github.io,
    b.github.io) have two owners.
    """
    host = urlsplit(url).hostname or ""
    return host if _is_address(host) else _suffixes().privatesuffix(host) or host


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_resolver(url: str) -> bool:
    """Say whether leading elsewhere is what the address is for, such as a DOI."""
    return owner_of(url) in markers()["resolvers"]


def is_same_place(url: str, other: str) -> bool:
    """Say whether two addresses differ only in https, www or a last slash."""
    return _bare(url) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query)
