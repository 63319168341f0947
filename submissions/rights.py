"""Who may do what in a team: the one table that pages, actions and tests read."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is in a team, from most to least rights."""

    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    CONTRIBUTOR = "contributor", _("Contributor")
    VIEWER = "viewer", _("Viewer")


class Right(Enum):
    """What one may do in a team."""

    VIEW = "view"  # read drafts, the conversation and the team's files
    WRITE = "write"  # start and change drafts, add files, answer in the conversation
    SUBMIT = "submit"  # send to the editors, withdraw, confirm that a page is right
    MANAGE = "manage"  # invite, change roles, hand over, ask for unpublishing, name a steward


ORDER = [Role.VIEWER, Role.CONTRIBUTOR, Role.EDITOR, Role.OWNER]
LEAST = {
    Right.VIEW: Role.VIEWER,
    Right.WRITE: Role.CONTRIBUTOR,
    Right.SUBMIT: Role.EDITOR,
    Right.MANAGE: Role.OWNER,
}


def roles_with(right: Right) -> list[Role]:
    """Give the roles that have `right`: the least that does, and every one above it."""
    return ORDER[ORDER.index(LEAST[right]) :]
