"""How long a post may be on each network, and how each network counts.

Where the rules come from: X, "Counting characters" and the configuration of twitter-text 3;
Mastodon, "Posting to your profile" (500 is the default of its servers); Bluesky, the lexicon
app.bsky.feed.post; LinkedIn, Facebook and Instagram, their help pages. Where a network does not say
what a character is, the strictest reading is taken: UTF-16 units, as their editors count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

import regex

URL_LENGTH = 23  # an address on X and Mastodon, however long it is
URL = regex.compile(r"https?://[^\s<>\"]*[\w/#=&-]", regex.IGNORECASE)
# X makes a link of a bare domain, too.
BARE_OR_URL = regex.compile(
    rf"{URL.pattern}|(?<![@\w.#-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{{2,24}}\b(?:/[\w/#=&?%.-]*)?",
    regex.IGNORECASE,
)
MENTION_ELSEWHERE = regex.compile(r"(?<![\w/])(@\w+)@[\w.-]+\w")  # @name@server
HASHTAG = regex.compile(r"(?<![\w&/])[#＃](?=\w*[^\W\d])[\w]+")
CHARACTER = regex.compile(r"\X")  # what a reader takes for one character
EMOJI = regex.compile(r"[\p{Emoji_Presentation}\ufe0f\u20e3]|\p{RI}{2}|\p{Extended_Pictographic}")
# twitter-text: these count once, everything else (Chinese, Japanese, Korean, …) twice.
LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))


def on_x(text: str) -> int:
    """Count as X does: addresses 23, each emoji 2, most letters 1, East Asian ones 2."""
    rest, addresses = BARE_OR_URL.subn("", normalize("NFC", text))
    return addresses * URL_LENGTH + sum(map(_weight, CHARACTER.findall(rest)))


def _weight(character: str) -> int:
    if EMOJI.search(character) and not character.isascii() and character not in "©®™":
        return 2
    return sum(1 if any(a <= ord(c) <= z for a, z in LIGHT) else 2 for c in character)


def on_mastodon(text: str) -> int:
    """Count as Mastodon does: addresses 23, of @name@server only @name, else characters."""
    rest, addresses = URL.subn("", text)
    return addresses * URL_LENGTH + characters(MENTION_ELSEWHERE.sub(r"\1", rest))


def characters(text: str) -> int:
    """Count what a reader takes for characters: a letter with its accents, an emoji of five."""
    return len(CHARACTER.findall(text))


def units(text: str) -> int:
    """Count UTF-16 units: most letters 1, most emoji 2 or more."""
    return len(text.encode("utf-16-le")) // 2


def hashtags(text: str) -> list[str]:
    """Give the hashtags in `text`, in their order."""
    return HASHTAG.findall(text)


@dataclass(frozen=True)
class Network:
    """A place where posts are published. most_hashtags: None where there is no limit."""

    key: str
    name: str
    limit: int
    count: Callable[[str], int]
    most_hashtags: int | None = None


NETWORKS = {
    each.key: each
    for each in (
        Network("linkedin", "LinkedIn", 3000, units),
        Network("mastodon", "Mastodon", 500, on_mastodon),
        Network("bluesky", "Bluesky", 300, characters),
        Network("x", "X", 280, on_x),
        Network("facebook", "Facebook", 63206, units),
        Network("instagram", "Instagram", 2200, units, most_hashtags=30),
    )
}
