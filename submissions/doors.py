"""Which action stands behind a button of Wagtail's editor: models cannot import actions."""

from collections.abc import Callable

_doors: dict[str, Callable] = {}


def door(name: str) -> Callable:
    """Make a function the one that carries out `name`; it takes contribution, user and text."""

    def register(function: Callable) -> Callable:
        _doors[name] = function
        return function

    return register


def go_through(name: str, **kwargs) -> None:
    """Carry out `name`; KeyError for one that nobody registered."""
    _doors[name](**kwargs)
