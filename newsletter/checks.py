"""What is wrong with an issue before it is sent."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import IssuePage


@dataclass(frozen=True)
class Finding:
    """One thing to mend ("error") or to look at ("warning"), where, and in which language."""

    level: str
    message: str
    where: str = ""
    language: str = ""


def check(issue: IssuePage) -> list[Finding]:
    """Give what is wrong with an issue and its language variants, errors first."""
    if not issue.preheader:
        words, language = _("The preheader is missing."), issue.locale.language_code
        return [Finding("error", words, "preheader", language)]
    return []
