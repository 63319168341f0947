"""The library: what projects and others have made for others to use."""

from .files import Edition, ResourceFile
from .index import ResourceIndexPage
from .kits import KitGraphic, KitPage
from .resources import ResourcePage, ResourceTopic

__all__ = [
    "Edition",
    "KitGraphic",
    "KitPage",
    "ResourceFile",
    "ResourceIndexPage",
    "ResourcePage",
    "ResourceTopic",
]
