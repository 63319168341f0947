"""Made-up texts whose words come as often as in real ones."""

import random
from itertools import accumulate

from ..models import Word

VOCABULARY = 60_000
# A word's share falls with its place (Zipf). The first places, which are "the" and "of" in real
# texts and are not searched for, are left out.
FIRST_PLACE = 30
SYLLABLES = "ba be bi bo da de do fa fe ga ka ke ki la le li lo ma me mi na ne no pa pe ra re ri ro sa se so ta te ti to va ve vo".split()  # noqa: E501, SIM905


class Wording:
    """Texts made of the words that the site's pages use, and of invented ones beyond those."""

    def __init__(self, dice: random.Random):
        self._dice = dice
        known = Word.objects.order_by("-documents", "word").values_list("word", flat=True)
        words = dict.fromkeys(known[:VOCABULARY])
        while len(words) < VOCABULARY:
            words["".join(dice.choices(SYLLABLES, k=dice.randint(2, 5)))] = None
        self.words = list(words)
        places = range(FIRST_PLACE, FIRST_PLACE + len(self.words))
        self._weights = list(accumulate(1 / place for place in places))

    def text(self, words: int) -> str:
        """Give so many words as one sentence."""
        chosen = self._dice.choices(self.words, cum_weights=self._weights, k=words)
        return " ".join(chosen).capitalize() + "."

    def html(self, words: int) -> str:
        """Give so many words as a paragraph."""
        return f"<p>{self.text(words)}</p>"
