"""What the page of an issue shows beside its own fields."""

from django.urls import reverse

from sparks.core.linked_data import iso, of_page, publisher
from sparks.core.related import few

from .mail.parts import parts_of

MORE = 3


def surroundings(page) -> dict:
    """Gather the template's context (one query, and what is chosen in the body).

    parts       the body's parts (newsletter.mail.parts)
    more        Few other issues, newest first
    sign_up_url the page where one asks for the newsletter
    """
    others = type(page).objects.exclude(pk=page.pk).order_by("-first_published_at", "-pk")
    return {
        "parts": parts_of(page),
        "more": few(others, limit=MORE),
        "sign_up_url": reverse("newsletter:sign_up"),
    }


def news_article(page, request) -> dict:
    """Give an issue as schema.org NewsArticle."""
    return of_page(
        "NewsArticle",
        page,
        request,
        headline=page.title[:110],
        datePublished=iso(page.first_published_at),
        dateModified=iso(page.last_published_at),
        inLanguage=page.locale.language_code,
        author=publisher(request),
        publisher=publisher(request),
    )
