"""Why something cannot be done just now: each with a sentence for the person who tried."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something cannot be done as things stand; `str()` gives a sentence for people."""

    sentence = _("This cannot be done at the moment.")

    def __init__(self, sentence=None):
        super().__init__(sentence or self.sentence)

    def __str__(self):
        return str(self.args[0])


class NotWithTeam(Refused):
    """The team does not have it: it is closed, or editors are reading it."""

    sentence = _("The editors have this text now, or it is closed.")


class AlreadySent(NotWithTeam):
    """It is in review already; sending it twice changes nothing."""

    sentence = _("This text has been sent already.")


class NotCurrent(Refused):
    """Somebody saved the text after it was read."""

    sentence = _(
        "Somebody has changed this text meanwhile. Please read it again before you send it."
    )


class NeedsRebase(Refused):
    """The page does not say any more what the team began from."""

    sentence = _("The page has changed since you began. Please take in what is new first.")


class PageBusy(Refused):
    """Something else is going on with the page."""

    sentence = _("Another change of this page is being reviewed. Please wait until that is done.")


class NotInReview(Refused):
    """It is not, or no longer, in review."""

    sentence = _("This text is not waiting for a review.")


class ReviewNeeded(PermissionDenied):
    """Something that no editor has approved was about to go live."""

    sentence = _(
        "Only what has been reviewed goes live, and this version has not been. Please open the "
        "page and approve it, or publish it from the editor."
    )

    def __init__(self, sentence=None):
        super().__init__(sentence or self.sentence)

    def __str__(self):
        return str(self.args[0])
