"""The roles in plain words, for those who choose one."""

from django.utils.translation import gettext_lazy as _

from .rights import ORDER, Right, Role, roles_with

ROLE_WORDS = {
    Role.OWNER: _("Answers for the team: invites, changes roles, hands over."),
    Role.EDITOR: _("Writes, sends texts to the editors, confirms that the page is right."),
    Role.CONTRIBUTOR: _("Writes drafts and adds files; somebody else sends them."),
    Role.VIEWER: _("Reads along: drafts, files and the conversation."),
}
RIGHT_WORDS = {
    Right.VIEW: _("Read drafts, files and the conversation"),
    Right.WRITE: _("Write, add files, answer editors"),
    Right.SUBMIT: _("Send to the editors, confirm the page"),
    Right.MANAGE: _("Invite, change roles, hand over, name a steward"),
}


def rights_table() -> list[tuple[str, list[bool]]]:
    """Give the words for each right and which roles have it, from owner to viewer."""
    roles = ORDER[::-1]
    return [
        (words, [role in roles_with(right) for role in roles])
        for right, words in RIGHT_WORDS.items()
    ]
