"""The library: what projects and others have made for others to use."""

from .files import Edition, ResourceFile
from .resources import ResourceIndexPage, ResourcePage, ResourceTopic

__all__ = ["Edition", "ResourceFile", "ResourceIndexPage", "ResourcePage", "ResourceTopic"]
