"""The communication kit."""

from .shown import Shown

KIT = [Shown("kit", "resources/kit_page.html", "/en/resources/communication-kit/")]
