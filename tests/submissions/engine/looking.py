"""How things stand: looked up anew, as the database and a visitor have them."""

from django.test import Client

from submissions.models import Contribution


def fresh(page):
    """Give a page as the database has it now."""
    return type(page).objects.get(pk=page.pk)


def again(contribution):
    """Give a contribution as the database has it now."""
    return Contribution.objects.with_state().get(pk=contribution.pk)


def served(page) -> str:
    """Give what a visitor reads at the page's address, or nothing when there is none."""
    answer = Client().get(page.url)
    return answer.text if answer.status_code == 200 else ""


def kinds(contribution) -> list[str]:
    """Give the kinds of everything that happened to a contribution, in order."""
    return list(contribution.events.values_list("kind", flat=True))
