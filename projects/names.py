"""Names of organisations, which say what they say."""

import re
from collections.abc import Iterable


def names_with(words: Iterable[str]) -> Iterable[str]:
    """Give the names of organisations that contain one of `words`, whatever their case."""
    from .models import Organisation  # asked for before models are there

    pattern = "|".join(re.escape(word) for word in words)
    return Organisation.objects.filter(name__iregex=pattern).values_list("name", flat=True)
