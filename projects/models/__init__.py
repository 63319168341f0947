"""Projects, the organisations behind them, and who takes part in what."""

from .index import ProjectIndexPage
from .organisations import Organisation
from .participations import Participation
from .projects import ProjectPage, ProjectTopic

__all__ = ["Organisation", "Participation", "ProjectIndexPage", "ProjectPage", "ProjectTopic"]
