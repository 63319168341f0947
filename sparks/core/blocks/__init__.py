"""The block kit: what an editor builds pages from. One file a kind; `body` composes them."""

from .body import BodyBlock

__all__ = ["BodyBlock"]
