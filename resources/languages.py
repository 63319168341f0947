"""Languages that resources are written in: official ones of the EU, its neighbours, and more."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("bg", _("Bulgarian")),
    ("cs", _("Czech")),
    ("da", _("Danish")),
    ("de", _("German")),
    ("el", _("Greek")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("et", _("Estonian")),
    ("fi", _("Finnish")),
    ("fr", _("French")),
    ("ga", _("Irish")),
    ("hr", _("Croatian")),
    ("hu", _("Hungarian")),
    ("it", _("Italian")),
    ("lt", _("Lithuanian")),
    ("lv", _("Latvian")),
    ("mt", _("Maltese")),
    ("nl", _("Dutch")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("ro", _("Romanian")),
    ("sk", _("Slovak")),
    ("sl", _("Slovenian")),
    ("sv", _("Swedish")),
    ("ar", _("Arabic")),
    ("is", _("Icelandic")),
    ("ka", _("Georgian")),
    ("mk", _("Macedonian")),
    ("nb", _("Norwegian")),
    ("ru", _("Russian")),
    ("sq", _("Albanian")),
    ("sr", _("Serbian")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
]


def name_of(code: str) -> str:
    """Give the name of a language in the active language; the code itself when unknown."""
    return str(dict(LANGUAGES).get(code, code))
