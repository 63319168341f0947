"""Ways of writing that mean the same to somebody who searches.

Small on purpose. Wording that the site itself avoids stands here too, and the glossary knows more
of it: whoever types it must find what there is, without a lecture.
"""

import re

from sparks.glossary.asking import better_searches

SAME = {
    "en": (
        (
            "child sexual abuse material",
            "CSAM",
            "child pornography",
            "child porn",
            "child abuse images",
        ),
        ("child sexual exploitation and abuse", "CSEA"),
        ("child sexual abuse", "CSA"),
        ("law enforcement", "LEA"),
        ("non-governmental organisation", "NGO"),
        ("artificial intelligence", "AI"),
    ),
}


def variants(text: str, language: str) -> list[str]:
    """Give other ways to write `text`, for websearch_to_tsquery; none when it quotes a phrase."""
    if '"' in text:
        return []
    found = [*_same(text, language), *better_searches(text, language)]
    return list({variant.lower(): variant for variant in reversed(found)}.values())[::-1]


def _same(text: str, language: str) -> list[str]:
    for group in SAME.get(language, ()):
        for wording in group:
            pattern = re.compile(rf"(?<!\w){re.escape(wording)}s?(?!\w)", re.IGNORECASE)
            if pattern.search(text):
                return [
                    pattern.sub(f'"{other}"', text, count=1) for other in group if other != wording
                ]
    return []
