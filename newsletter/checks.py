"""What is looked at before an issue goes out: findings of level "error" forbid to send it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.translation import gettext as _

from sparks.core.cards import cards
from sparks.core.places import locales

from .issue_form import SUBJECT_LENGTH
from .mail.parts import ITEMS, parts_of, target_of
from .mail.rich_text import links_of
from .mail.sender import sender
from .models import IssuePage
from .rendering import MAX_BYTES, size_of, variants_of

Level = Literal["error", "warning"]
# Words of a link that say nothing where they are read alone, as screen readers list them.
EMPTY_WORDS = {
    *("here", "click here", "click", "link", "this", "this link", "more", "read more"),
    *("learn more", "details", "go", "website", "page"),
}
is_url = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Finding:
    """One thing that an editor should know. where: id of a block, or name of a field; or "".

    language: of the variant it was found in.
    """

    level: Level
    message: str
    where: str = ""
    language: str = ""


def check(issue: IssuePage) -> list[Finding]:
    """Give what is wrong with an issue and its language variants, errors first.

    `issue` itself is looked at as it is given, the other variants as their latest drafts. No
    address outside of the site is fetched.
    """
    variants = [each if each.pk != issue.pk else issue for each in variants_of(issue)]
    found = [*_missing_variants(variants), *_imprint()]
    for variant in variants:
        language = variant.locale.language_code
        with translation.override(language):
            found += [replace(finding, language=language) for finding in _check_one(variant)]
    return sorted(found, key=lambda finding: finding.level != "error")


def _check_one(issue: IssuePage) -> Iterator[Finding]:
    yield from _subject(issue)
    yield from _content(issue)
    for block in issue.body:
        yield from _block(block)
    yield from _links(issue.intro, "intro")
    yield from _size(issue)


def _missing_variants(variants: list[IssuePage]) -> Iterator[Finding]:
    there = {variant.locale.language_code for variant in variants}
    for code in sorted(set(locales()) - there):
        words = _(
            "There is no variant in the language “%(language)s”. Its readers get another one."
        )
        yield Finding("warning", words % {"language": code})


def _imprint() -> Iterator[Finding]:
    if not sender().imprint:
        yield Finding(
            "warning",
            _("The newsletter settings have no imprint: say who sends this, with an address."),
        )


def _subject(issue: IssuePage) -> Iterator[Finding]:
    subject = issue.title.strip()
    if not subject:
        yield Finding("error", _("There is no subject."), "title")
    if len(subject) > SUBJECT_LENGTH:
        words = _("The subject has %(count)d characters; inboxes show %(limit)d at most.")
        yield Finding("warning", words % {"count": len(subject), "limit": SUBJECT_LENGTH}, "title")
    letters = re.sub(r"[\W\d_]", "", subject)
    if len(letters) > 3 and letters.isupper():
        yield Finding("warning", _("The subject is all capitals, as spam is."), "title")
    if not issue.preheader.strip():
        yield Finding(
            "error", _("There is no preheader: inboxes would show odd words."), "preheader"
        )


def _content(issue: IssuePage) -> Iterator[Finding]:
    if not issue.intro and not parts_of(issue):
        yield Finding("error", _("There is nothing in this issue."), "body")
    for block, following in zip_longest(issue.body, list(issue.body)[1:]):
        if block.block_type == "heading" and (
            following is None or following.block_type == "heading"
        ):
            words = _("There is nothing below the heading “%(heading)s”; it is left out.")
            yield Finding("warning", words % {"heading": block.value}, block.id)


def _block(block) -> Iterator[Finding]:
    kind, value, where = block.block_type, block.value, block.id
    if kind in ITEMS:
        yield from _item(value["page"], kind, where)
    elif kind == "picture":
        yield from _picture(value["image"], where)
    elif kind == "text":
        yield from _links(value.source, where)
    elif kind == "call":
        yield from _call(value, where)


def _item(page, kind: str, where: str) -> Iterator[Finding]:
    shown = cards((page.pk,)) if page else ()
    if not shown:
        title = page.title if page else _("(deleted)")
        words = _("The page “%(title)s” is not open to all readers; it is left out.")
        yield Finding("warning", words % {"title": title}, where)
    elif kind == "event" and shown[0].is_past:
        words = _("The event “%(title)s” is over.")
        yield Finding("warning", words % {"title": page.title}, where)


def _picture(image, where: str) -> Iterator[Finding]:
    if not image:
        yield Finding("warning", _("A picture was deleted; its place is left out."), where)
        return
    own = image.contextual_alt_text
    alt = image.default_alt_text if own is None else own
    is_decorative = image.is_decorative or getattr(image, "decorative", False)
    if not alt and not is_decorative:
        words = _("The picture “%(title)s” has no words for those who do not see it.")
        yield Finding("error", words % {"title": image.title}, where)


def _links(source: str, where: str) -> Iterator[Finding]:
    for words, url in links_of(source):
        said = words.strip() or _("(no words)")
        if not url:
            text = _("The link “%(words)s” leads to a page that is not there.")
            yield Finding("error", text % {"words": said}, where)
        elif not _is_good(url):
            text = _("The link “%(words)s” has an address that does not work: %(url)s")
            yield Finding("error", text % {"words": said, "url": url}, where)
        if not words.strip() or words.strip(" .…!:›»→").lower() in EMPTY_WORDS:
            text = _("The words of the link “%(words)s” do not say where it leads.")
            yield Finding("warning", text % {"words": said}, where)


def _call(value, where: str) -> Iterator[Finding]:
    url = target_of(value)
    if not url:
        words = _("“%(label)s” leads to a page that is not there; it is left out.")
        yield Finding("error", words % {"label": value["label"]}, where)
    elif not _is_good(url):
        words = _("“%(label)s” has an address that does not work: %(url)s")
        yield Finding("error", words % {"label": value["label"], "url": url}, where)
    if value["label"].strip().lower() in EMPTY_WORDS:
        words = _("“%(label)s” does not say what happens.")
        yield Finding("warning", words % {"label": value["label"]}, where)


def _size(issue: IssuePage) -> Iterator[Finding]:
    size = size_of(issue)
    if size > MAX_BYTES:
        words = _(
            "The mail has %(size)d kB; some inboxes cut it off after %(limit)d. Take blocks out."
        )
        sizes = {"size": size // 1000, "limit": MAX_BYTES // 1000}
        yield Finding("error", words % sizes, "body")


def _is_good(url: str) -> bool:
    """Say whether an address is one: of the web, or of a mailbox or telephone."""
    if url.startswith(("mailto:", "tel:")):
        return True
    if url.startswith(("http://localhost", "http://127.0.0.1")):
        return True  # the site itself, while it is developed
    try:
        is_url(url)
    except ValidationError:
        return False
    return True
