"""What the pages of a text share: its sections with their marks, and the words for a closed one."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Contribution
from ...models.contributions import WITH_TEAM
from ...shapes import Section, shape_of
from ..access import show


@dataclass(frozen=True)
class Step:
    """A section in the list beside the form. state: done, open or asked (to be changed)."""

    section: Section
    url: str
    state: str
    words: str
    is_here: bool


def steps(text: Contribution, here: Section | None = None) -> list[Step]:
    """Give the sections of a text with what is missing or asked for in each (one query)."""
    shape = shape_of(text.page_type)
    problems = shape.problems(text.payload)
    asked = set(text.requested_changes.open().values_list("field", flat=True))
    words = {
        "done": _("nothing missing"),
        "open": _("something missing"),
        "asked": _("to be changed"),
    }
    found = []
    for section in shape.sections:
        names = {field.name for field in section.fields}
        state = "asked" if names & asked else "open" if names & set(problems) else "done"
        url = reverse("submissions:edit_section", args=[text.key, section.slug])
        found.append(Step(section, url, state, words[state], section is here))
    return found


def is_open(text: Contribution) -> bool:
    """Tell whether the team may write in it now."""
    return text.state in WITH_TEAM and text.kind != Contribution.Kind.UNPUBLISH


def closed(request: HttpRequest, text: Contribution) -> HttpResponse:
    """Say that the text is with the editors, or done with."""
    title = _("This text cannot be changed now")
    return show(
        request,
        "writing/closed",
        title=title,
        status=HTTPStatus.CONFLICT,
        text=text,
        team=text.team,
    )


def title_of(text: Contribution) -> str:
    return text.title or _("Without a title")


def name_of(user) -> str:
    """Give how a person is called; somebody whose account is gone has no name."""
    return str(user.get_full_name() or user.email) if user else _("Somebody")
