"""Very many made-up pages, to see how the site behaves with them: `manage.py seed_volume`."""

from .seed import KINDS, seed

__all__ = ["KINDS", "seed"]
