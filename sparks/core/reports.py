"""Reports that show what the rows of “needs attention” count."""

from django.urls import path, reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import PageReportView, ReportView
from wagtail.images import get_image_model
from wagtail.models import PageQuerySet
from wagtail.permissions import policy_registry

from .review import pages_to_review


class WaitingReport:
    """A report at /admin/reports/<slug>/ on what waits for its reader to do something about it."""

    slug = ""

    @classproperty
    def index_url_name(cls) -> str:
        return f"report_{cls.slug.replace('-', '_')}"

    @classproperty
    def index_results_url_name(cls) -> str:
        return f"{cls.index_url_name}_results"

    @classmethod
    def paths(cls) -> list:
        """Give what the hook register_admin_urls wants."""
        return [
            path(f"reports/{cls.slug}/", cls.as_view(), name=cls.index_url_name),
            path(
                f"reports/{cls.slug}/results/",
                cls.as_view(results_only=True),
                name=cls.index_results_url_name,
            ),
        ]

    @classmethod
    def url(cls) -> str:
        """Give the address of the report."""
        return reverse(cls.index_url_name)

    @classmethod
    def editable_by(cls, user):
        """Give the records of the report's model that `user` may change."""
        policy = policy_registry.get_by_type(cls.model)
        return policy.instances_user_has_permission_for(user, "change")


class EditablePagesReport(WaitingReport, PageReportView):
    """Base: pages that the user may edit and that wait for something."""

    header_icon = "time"
    any_permission_required = ["add", "change", "publish"]

    @classmethod
    def waiting(cls, user) -> PageQuerySet:
        """Give the pages that wait, among those `user` may edit."""
        return cls.keep(cls.editable_by(user))

    @classmethod
    def keep(cls, pages: PageQuerySet) -> PageQuerySet:
        """Keep those of `pages` that wait."""
        raise NotImplementedError

    def get_base_queryset(self):
        waiting = self.waiting(self.request.user)
        return waiting.select_related("content_type").annotate_approved_schedule()


class PagesToReviewReport(EditablePagesReport):
    """Pages that nobody has reviewed for a year, the longest waiting first."""

    slug = "pages-to-review"
    page_title = _("Pages to review")
    default_ordering = "last_published_at"

    @classmethod
    def keep(cls, pages):
        return pages_to_review(pages)


class PicturesWithoutTextReport(WaitingReport, ReportView):
    """Pictures that came in by another door than the forms and have no text alternative."""

    slug = "pictures-without-text"
    page_title = _("Pictures without text alternative")
    header_icon = "image"
    model = get_image_model()
    any_permission_required = ["change"]
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailimages:edit"),
        Column("credit", label=_("Credit")),
        Column("created_at", label=_("Added")),
    ]
    list_export = ["title", "credit", "created_at"]

    @classmethod
    def waiting(cls, user):
        """Give the pictures that wait, among those `user` may edit."""
        return cls.editable_by(user).filter(description="", is_decorative=False)

    def get_base_queryset(self):
        return self.waiting(self.request.user).order_by("-created_at")
