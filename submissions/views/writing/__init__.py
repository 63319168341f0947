"""The pages on which teams write."""

from .editing import edit, edit_section
from .merging import merge
from .previewing import preview
from .starting import discard, start
from .versions import kept_draft, version, versions
from .working import work_on

__all__ = [
    "discard",
    "edit",
    "edit_section",
    "kept_draft",
    "merge",
    "preview",
    "start",
    "version",
    "versions",
    "work_on",
]
