"""What the fields of CORDIS mean, in this site's terms. Empty text means: it does not say."""

import html
import re
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import escape
from django_countries import countries

from ..models import Organisation, Participation

# The EU's own codes for two countries (interinstitutional style guide, annex A5).
COUNTRIES = {"EL": "GR", "UK": "GB"}
KINDS = {
    "PRC": Organisation.Kind.COMPANY,
    "HES": Organisation.Kind.HIGHER_EDUCATION,
    "REC": Organisation.Kind.RESEARCH,
    "PUB": Organisation.Kind.PUBLIC_BODY,
    "OTH": Organisation.Kind.OTHER,
}
ROLES = {
    "coordinator": Participation.Role.COORDINATOR,
    "participant": Participation.Role.PARTICIPANT,
    "beneficiary": Participation.Role.PARTICIPANT,
    "hostinstitution": Participation.Role.PARTICIPANT,
    "partner": Participation.Role.ASSOCIATED_PARTNER,
    "associatedpartner": Participation.Role.ASSOCIATED_PARTNER,
    "internationalpartner": Participation.Role.ASSOCIATED_PARTNER,
    "thirdparty": Participation.Role.THIRD_PARTY,
}
# Codes of this site's programmes by how CORDIS's begin.
PROGRAMMES = {"HORIZON": "HORIZON", "HE": "HORIZON", "H2020": "H2020", "FP7": "FP7"}
MAX_AMOUNT = Decimal(10) ** 12
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|sub|sup|ul|ol|li)\b[^<>]*>", re.IGNORECASE)
BREAKS = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]*>", re.IGNORECASE)
VAT = re.compile(r"[A-Z]{2}(?=[A-Z0-9+*]*\d)[A-Z0-9+*]{4,}")
_valid_url = URLValidator(schemes=["http", "https"])


def line_of(text: str | None) -> str:
    """Give a text as one line, without marks of markup and doubled spaces."""
    return " ".join(_plain(text).split())


def paragraphs_of(text: str | None) -> str:
    """Give a text as paragraphs of rich text; nothing of what it holds is taken as markup."""
    lines = (" ".join(line.split()) for line in _plain(text).split("\n"))
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _plain(text: str | None) -> str:
    text = CONTROL.sub(" ", html.unescape(text or "").replace("\r", "\n"))
    return TAG.sub("", BREAKS.sub("\n", text))


def amount_of(text: str | None) -> Decimal | None:
    """Give an amount in euro, written with a comma or a point; None for 0, which means unknown.

    Raises ValueError for what is no amount.
    """
    text = (text or "").strip().replace("\xa0", "").replace(" ", "")
    if not text:
        return None
    try:
        # The last mark parts the cents; with two kinds, the other one parts thousands.
        if "," in text and "." in text:
            other = "," if text.rindex(".") > text.rindex(",") else "."
            text = text.replace(other, "")
        amount = Decimal(text.replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise ValueError(text) from None
    if not amount.is_finite() or not 0 <= amount < MAX_AMOUNT:
        raise ValueError(text)
    return amount if amount >= 1 else None


def day_of(text: str | None) -> date | None:
    """Give a day written as 2024-05-31; raises ValueError for what is none."""
    text = (text or "").strip()
    return date.fromisoformat(text[:10]) if text else None


def country_of(text: str | None) -> str:
    """Give the ISO code of a country; raises ValueError for one that is not known."""
    code = (text or "").strip().upper()
    code = COUNTRIES.get(code, code)
    if code and code not in countries.countries:
        raise ValueError(code)
    return code


def role_of(text: str | None) -> str:
    """Give a role, in any letter case; raises ValueError for one that is not known."""
    try:
        return ROLES["".join(letter for letter in (text or "").lower() if letter.isalpha())]
    except KeyError:
        raise ValueError(text) from None


def kind_of(text: str | None) -> str:
    """Give the kind of an organisation; "other" where it does not say."""
    return KINDS.get((text or "").strip().upper(), Organisation.Kind.OTHER)


def programme_of(*texts: str | None) -> str:
    """Give the code of the programme that the first of these names which names any."""
    for text in texts:
        begin = re.match(r"[A-Z0-9]*", (text or "").strip().upper()).group()
        if begin in PROGRAMMES:
            return PROGRAMMES[begin]
    return ""


def vat_of(text: str | None) -> str:
    """Give a VAT number without spaces and points; "" for words such as MISSING."""
    number = re.sub(r"[^A-Z0-9+*]", "", (text or "").upper())
    return number if VAT.fullmatch(number) else ""


def url_of(text: str | None, longest: int = 200) -> str:
    """Give a web address with its scheme; "" for what is none."""
    url = (text or "").strip()
    if not url:
        return ""
    url = url if "://" in url else f"http://{url}"
    try:
        _valid_url(url)
    except ValidationError:
        return ""
    return url if len(url) <= longest else ""
