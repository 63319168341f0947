"""Filters for the templates of an issue's mail."""

import textwrap

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from ..mail.rich_text import mail_html, mail_text

WIDTH = 72
register = template.Library()


@register.filter
def rich_html(value) -> SafeString:
    """Give rich text (as stored, or a RichText) as HTML for mails."""
    return mark_safe(mail_html(_source(value)))  # noqa: S308  (Draftail's, rewritten)


@register.filter
def rich_text(value) -> str:
    """Give rich text as wrapped paragraphs, and below them each address on a line of its own."""
    text, urls = mail_text(_source(value))
    addresses = [f"[{number}] {url}" for number, url in enumerate(urls, start=1)]
    return "\n\n".join(filter(None, [wrapped(text), "\n".join(addresses)]))


@register.filter
def wrapped(text: str) -> str:
    """Break each line between words, items of lists under their words."""
    return "\n".join(_wrapped_line(line) for line in str(text).splitlines())


@register.filter
def underlined(text: str, mark: str) -> str:
    """Give a heading over a line of `mark` that is as long as it."""
    heading = textwrap.fill(" ".join(str(text).split()), WIDTH, break_long_words=False)
    return f"{heading}\n{mark * max(map(len, heading.splitlines()), default=0)}"


@register.filter
def paragraphs(text: str) -> SafeString:
    """Give plain text for HTML, its line breaks kept."""
    lines = (conditional_escape(line) for line in str(text).strip().splitlines())
    return mark_safe("<br/>".join(lines))  # noqa: S308  (each line is escaped)


def _source(value) -> str:
    return getattr(value, "source", value)


def _wrapped_line(line: str) -> str:
    blank = len(line) - len(line.lstrip())
    words = line.strip()
    mark = words.split(" ", 1)[0]
    is_item = mark == "*" or (mark[:-1].isdigit() and mark.endswith("."))
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=line[:blank],
        subsequent_indent=" " * (blank + (len(mark) + 1 if is_item else 0)),
        break_long_words=False,
        break_on_hyphens=False,
    )
