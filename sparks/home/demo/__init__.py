"""Demo content: the site as it could be on its first day. The words are in the TOML files."""

from .accounts import DEMO_ACCOUNTS

__all__ = ["DEMO_ACCOUNTS"]
