"""What can be said of a link."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What the checks found."""

    UNCHECKED = "unchecked", _("Not checked yet")
    OK = "ok", _("Works")
    MOVED = "moved", _("Moved")
    DEAD = "dead", _("Dead")
    CHANGED_OWNER = "changed_owner", _("Leads to another owner")
    SUSPICIOUS = "suspicious", _("Suspicious")


class Ruling(models.TextChoices):
    """What an editor decided; it holds against what the checks find."""

    NONE = "", _("Nothing decided")
    FINE = "fine", _("Looked at and fine")
    WITHDRAWN = "withdrawn", _("Stays withdrawn")


class Problem(models.TextChoices):
    """Why a check found nothing to read."""

    NONE = "", _("None")
    NAME = "name", _("The name of the site is unknown")
    REFUSED = "refused", _("It leads to an address that is not public")
    UNREACHABLE = "unreachable", _("Nobody answers there")
    TLS = "tls", _("Its certificate does not hold")
    SLOW = "slow", _("It takes too long to answer")
    REDIRECTS = "redirects", _("It is passed on without end")
    STATUS = "status", _("It answers with an error")
    GARBLED = "garbled", _("Its answer cannot be understood")
    BUSY = "busy", _("It asked us to come back later")


class Signal(models.TextChoices):
    """What speaks against the page behind a link. Only these names are kept, never its words."""

    ADULT_LABEL = "adult_label", _("calls itself a site for adults")
    ADULT_WORDS = "adult_words", _("title or description of a site for adults")
    ADULT_WORD = "adult_word", _("one word of a site for adults")
    GAMBLING_WORDS = "gambling_words", _("title or description of a gambling site")
    GAMBLING_WORD = "gambling_word", _("one word of a gambling site")
    PARKED = "parked", _("the domain is for sale")
    NEW_OWNER = "new_owner", _("leads to another owner")
    NEW_TITLE = "new_title", _("wholly another title than before")
