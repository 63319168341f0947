"""All shapes by the type of page."""

from ..models import Contribution
from .article import article
from .event import event
from .follow_up import follow_up
from .project import project
from .resource import resource
from .shape import Shape

TYPES = Contribution.PageType
SHAPES = {
    TYPES.PROJECT: project,
    TYPES.ARTICLE: article,
    TYPES.EVENT: event,
    TYPES.RESOURCE: resource,
    TYPES.FOLLOW_UP: follow_up,
}


def shape_of(page_type: str) -> Shape:
    """Give the shape for a value of `Contribution.PageType`; KeyError for any other."""
    return SHAPES[page_type]
