"""Trouble a person can mend: told in one sentence, never as a traceback."""

import sys
from collections.abc import Callable


class Trouble(Exception):
    """Something stands in the way; the message says what, and what to do about it."""


def told(main: Callable[[], int]) -> int:
    """Run `main` and give its exit code, or print the trouble it meets and give 1."""
    try:
        return main()
    except Trouble as trouble:
        print(f"\n{trouble}\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
