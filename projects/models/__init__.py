"""Projects, the organisations behind them, and who takes part in what."""

from .cordis import CordisRecord, OrganisationKey
from .index import ProjectIndexPage
from .organisations import Organisation
from .participations import Participation
from .projects import ProjectPage, ProjectTopic
from .runs import CordisDump, CordisRow, CordisRun

__all__ = [
    "CordisDump",
    "CordisRecord",
    "CordisRow",
    "CordisRun",
    "Organisation",
    "OrganisationKey",
    "Participation",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectTopic",
]
