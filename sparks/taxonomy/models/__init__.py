"""The words by which everything on the site is sorted."""

from .framework import Capability, Framework, Theme
from .terms import Audience, Pillar, Programme
from .topics import Topic

__all__ = ["Audience", "Capability", "Framework", "Pillar", "Programme", "Theme", "Topic"]
