"""Why a file was not accepted, or waits: each code in a sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "active_content": _(
        "The document contains something that runs or is embedded: a program, another file, a "
        "field or formula that fetches data. Please take it out and upload it again."
    ),
    "animated": _("Moving pictures are not accepted. Please upload a still one."),
    "broken_document": _(
        "The document cannot be read in full. Please save it again with your program, or export "
        "it as PDF, and upload that."
    ),
    "broken_picture": _("The picture cannot be read in full. Please save it again and upload it."),
    "encrypted": _("The document is protected by a password. Please save it without one."),
    "infected": _("The virus scanner found harmful software in it."),
    "linked_content": _(
        "The document fetches pictures or data from elsewhere. Please insert them instead of "
        "linking to them."
    ),
    "lost": _("The file was lost before it was checked. Please upload it again."),
    "macros": _("The document contains macros. Please save it without them."),
    "no_scanner": _(
        "This site has no virus scanner yet, so no file can be used. Those who run the site know; "
        "your file waits and is checked as soon as there is one."
    ),
    "not_what_it_says": _(
        "The content is not what the ending of the name says. Please save it again in one of the "
        "formats named."
    ),
    "picture_inside": _(
        "A picture in the document has a format that is not accepted. Please use JPEG, PNG or "
        "WebP pictures."
    ),
    "scanner_away": _(
        "The virus scanner does not answer. Your file waits and is checked as soon as it does."
    ),
    "strange_archive": _(
        "The document is built in a way that office programs do not use. Please save it again "
        "with your program."
    ),
    "strange_xml": _(
        "The document contains definitions that office programs do not write. Please save it "
        "again with your program."
    ),
    "too_demanding": _(
        "Checking the file takes too much time or memory. Please make it simpler or smaller."
    ),
    "too_many_pages": _("The document has too many pages, or none. The most are 600."),
    "too_many_pixels": _(
        "The picture has too many pixels. The most are 40 million, and 16,000 along one side."
    ),
}


def sentence(code: str) -> str:
    """Give the words for a reason's code; the code itself is no word for people."""
    return str(REASONS.get(code, ""))
