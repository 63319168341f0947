"""What needs an editor's attention: rooms contribute rows to the dashboard by a Wagtail hook.

@hooks.register("attention_rows")
def projects_to_confirm(request):
    return [AttentionRow(count=3, words=_("projects …"), url="…")]
"""

from dataclasses import dataclass

from wagtail import hooks

HOOK = "attention_rows"


@dataclass(frozen=True)
class AttentionRow:
    """How many things of one kind wait, in words, and the listing that shows exactly those."""

    count: int
    words: str
    url: str


def attention_rows(request) -> list[AttentionRow]:
    """Gather what rooms have for the user of `request`; rows that count nothing are left out."""
    rows = [row for rows_of in hooks.get_hooks(HOOK) for row in rows_of(request)]
    return [row for row in rows if row.count]
