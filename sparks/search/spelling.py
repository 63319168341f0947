"""Did you mean: words that pages really use, in place of mistyped ones."""

from django.db import connection
from rapidfuzz.distance import OSA

from .texts import WORD

MOST_WORDS = 8
CANDIDATES = 10
# The share of letters that are right, two neighbours in the wrong order counting as one slip: the
# commonest typo. Lets one slip through in four letters, two in eight.
ALIKE = 0.75

# The words nearest to each typed one by their trigrams; the index gives them in this order.
NEAREST = """
    SELECT typed, near.word, near.documents
    FROM unnest(%s::text[]) AS typed
    CROSS JOIN LATERAL (
        SELECT word, documents FROM search_word
        WHERE language = %s ORDER BY word <-> typed LIMIT %s
    ) AS near
"""


def corrected(text: str, language: str) -> str:
    """Give `text` with each unknown word replaced by the likeliest known one; "" if none is."""
    typed = list(dict.fromkeys(word.lower() for word in WORD.findall(text)))[:MOST_WORDS]
    likeliest = {word: _likeliest(word, near) for word, near in _nearest(typed, language).items()}
    better = WORD.sub(lambda match: likeliest.get(match[0].lower()) or match[0], text)
    return better if better.lower() != text.lower() else ""


def _nearest(typed: list[str], language: str) -> dict[str, dict[str, int]]:
    """Give for each typed word the most similar known ones, each with how many pages use it."""
    found: dict[str, dict[str, int]] = {}
    if typed:
        with connection.cursor() as cursor:
            cursor.execute(NEAREST, [typed, language, CANDIDATES])
            for word, near, documents in cursor:
                found.setdefault(word, {})[near] = documents
    return found


def _likeliest(typed: str, near: dict[str, int]) -> str:
    """Give the known word that `typed` was meant to be: itself if known, "" when none is close."""
    if typed in near:
        return typed
    alike = {word: OSA.normalized_similarity(typed, word) for word in near}
    close = [word for word in near if alike[word] >= ALIKE]
    return max(close, key=lambda word: (round(alike[word], 2), near[word]), default="")
