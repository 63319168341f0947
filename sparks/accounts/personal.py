"""What we keep of somebody with an account: handed out on request, and erased on request.

A room says what it keeps, when it is loaded with the site (in its models or apps module):

    @export_part("submissions")
    def teams(user) -> object: ...             what is kept, as JSON can say

    @erasure_step
    def leave_teams(user) -> None: ...         in one transaction with all others

    @erasure_obstacle
    def last_owner(user) -> list[str]: ...     sentences that say what has to be done first
"""

from collections.abc import Callable

_parts: dict[str, Callable] = {}
_steps: list[Callable] = []
_obstacles: list[Callable] = []


class Obstacles(Exception):
    """Raised when an account cannot be erased yet; `sentences` say why."""

    def __init__(self, sentences: list[str]):
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def export_part(name: str) -> Callable[[Callable], Callable]:
    """Register the decorated function for the part of the export called `name`."""

    def register(function: Callable) -> Callable:
        if _parts.get(name, function) is not function:
            raise ValueError(f"Two functions for {name!r}.")
        _parts[name] = function
        return function

    return register


def erasure_step(function: Callable) -> Callable:
    """Register the decorated function to be run when an account is erased."""
    if function not in _steps:
        _steps.append(function)
    return function


def erasure_obstacle(function: Callable) -> Callable:
    """Register the decorated function to be asked before an account is erased."""
    if function not in _obstacles:
        _obstacles.append(function)
    return function


def export(user) -> dict:
    """Give everything kept of somebody, by the names of the parts."""
    return {name: function(user) for name, function in _parts.items()}


def obstacles(user) -> list[str]:
    """Give what has to be done before an account can be erased; [] when nothing is in the way."""
    return [sentence for function in _obstacles for sentence in function(user)]


def erase(user) -> None:
    """Run all steps, those registered last first: rooms above before the account itself."""
    for function in reversed(_steps):
        function(user)
