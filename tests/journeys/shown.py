"""What a page is to the checks that go through all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, Request

from .browser import Visit


@dataclass(frozen=True)
class Shown:
    """A page as somebody sees it.

    name: what the state is, for the tests' names.
    template: what draws it. path: its address. status: what the answer says.
    act: what one does there to bring it into the state.
    signed_in_as: the demo account that sees it, by its e-mail address; "" for somebody without one.
    cookies: names of cookies that it may set; for pages of accounts only.
    needs_scripts: without them, this state does not come about.
    """

    name: str
    template: str
    path: str
    status: int = 200
    act: Callable[[Page], None] | None = None
    signed_in_as: str = ""
    cookies: frozenset[str] = frozenset()
    needs_scripts: bool = False


@dataclass(frozen=True)
class Seen:
    """A page that was brought up in a browser.

    visit: the window it stands in. requests: what was asked for to bring it up. moving: what moved
    while the reader wanted no motion, which is no longer so.
    """

    shown: Shown
    visit: Visit
    requests: list[Request]
    moving: list[str]
