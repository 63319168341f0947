"""What the newsletter adds to Wagtail's admin."""

from . import hooks_issue  # noqa: F401
