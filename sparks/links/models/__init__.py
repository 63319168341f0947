"""Addresses of other sites that ours links to, and where."""

from .links import Link
from .uses import Use
from .words import Problem, Ruling, Signal, State

__all__ = ["Link", "Problem", "Ruling", "Signal", "State", "Use"]
