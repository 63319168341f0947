"""Who does something about a recommendation, as visitors may read it."""

from django.utils.translation import gettext as _

from sparks.core.routing import is_restricted


class WhoMixin:
    """For models with `project`, `organisation` and `name`."""

    @property
    def shown_project(self):
        """Give the project when visitors may see its page, else None."""
        project = self.project
        return project if project and project.live and not is_restricted(project) else None

    @property
    def named(self) -> str:
        """Give the name of whoever does it; of a project that is not public, not even that."""
        if project := self.shown_project:
            return project.acronym or project.title
        return str(self.organisation or self.name)

    @property
    def who(self) -> str:
        """Give that name as a sentence needs it."""
        return self.named or _("Somebody who is not shown here")
