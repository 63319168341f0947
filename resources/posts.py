"""A post as it is copied: its words and its hashtags, and whether its network takes it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from sparks.core.plain import plain_text

from .networks import NETWORKS, Network, hashtags

FIRST = next(iter(NETWORKS.values()))


@dataclass(frozen=True)
class Post:
    """A post ready to copy. words and tags as an editor wrote them, without markup."""

    network: Network
    words: str
    tags: str

    @classmethod
    def of(cls, network: str, html: str, tags: str) -> "Post":
        """Make a post of what an editor entered: rich text, and hashtags with or without #.

        A draft may have no network yet: it is measured for the first one.
        """
        return cls(NETWORKS.get(network) or FIRST, plain_text(html), tidy(tags))

    @property
    def text(self) -> str:
        """Give what is copied: the words, an empty line, the hashtags."""
        return "\n\n".join(part for part in (self.words, self.tags) if part)

    @cached_property
    def length(self) -> int:
        """Give the length as the network counts it."""
        return self.network.count(self.text)

    @property
    def measure(self) -> str:
        """Say how much of the network's limit is used."""
        numbers = {"length": self.length, "limit": self.network.limit, "name": self.network.name}
        return _("%(length)d of %(limit)d characters, as %(name)s counts") % numbers

    @cached_property
    def faults(self) -> dict[str, str]:
        """Say why the network would not take it, by the field that is to blame; {} if it would."""
        found = {}
        if self.length > self.network.limit:
            numbers = {"more": self.length - self.network.limit, "measure": self.measure}
            found["html"] = _("Too long by %(more)d: %(measure)s, hashtags included.") % numbers
        count, most = len(hashtags(self.text)), self.network.most_hashtags
        if most is not None and count > most:
            numbers = {"count": count, "most": most, "name": self.network.name}
            found["hashtags"] = (
                _("%(name)s takes %(most)d hashtags; these are %(count)d.") % numbers
            )
        return found


def tidy(tags: str) -> str:
    """Give hashtags each once, with their # and single blanks between."""
    words = (f"#{word.lstrip('#＃')}" for word in tags.replace(",", " ").split())
    return " ".join(dict.fromkeys(word for word in words if word != "#"))
