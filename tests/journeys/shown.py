"""What a page is to the checks that go through all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Shown:
    """A page as somebody sees it.

    name: what the state is, for the tests' names.
    template: what draws it. path: its address. status: what the answer says.
    act: what one does there to bring it into the state.
    signed_in_as: the demo account that sees it, by its e-mail address; "" for somebody without one.
    cookies: names of cookies that it may set; for pages of accounts only.
    """

    name: str
    template: str
    path: str
    status: int = 200
    act: Callable[[Page], None] | None = None
    signed_in_as: str = ""
    cookies: frozenset[str] = frozenset()
