"""300 messages as they come to a bounce address, each with the class it belongs to.

They are written by code from the forms that mail servers really use; who, where, when and which
sentence of a server are drawn from a seed, so that the same 300 come out each time. All domains
are fictional.
"""

import random

from .case import Case, Person
from .complaints import COMPLAINTS
from .odd import ODD
from .others import OTHERS
from .plain import PLAIN
from .standard import STANDARD

SIZE = 300
SEED = 20261124

__all__ = ["SIZE", "Case", "Person", "cases"]


def cases(people: list[Person]) -> list[Case]:
    """Write one message about each of SIZE people, all forms in turn."""
    writers = [*STANDARD, *ODD, *PLAIN, *COMPLAINTS, *OTHERS]
    found = []
    for number, person in enumerate(people):
        round_, place = divmod(number, len(writers))
        rng = random.Random(f"{SEED}:{number}")
        found.append(writers[place](rng, person, round_))
    return found
