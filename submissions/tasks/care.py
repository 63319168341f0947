"""Care for pages and teams, day by day."""

from sparks.core.tasks import recurring

from .. import caring


@recurring
def care() -> None:
    """Ask teams whether their page is still right, and guide them through a project's end."""
    caring.ask_stale()
    caring.tell_of_end()
    caring.end_settled()
