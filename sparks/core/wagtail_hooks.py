"""What the core adds to Wagtail's admin."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .admin_views import MAY_RETRY, OutboxViewSet
from .attention import HOOK, AttentionRow
from .bulk_actions import MarkReviewed
from .bulk_publishing import skip_refused
from .models import OutboxMessage
from .permissions import OnlyRead
from .private_files import refuse_to_others
from .reports import PagesToReviewReport, PicturesWithoutTextReport
from .rich_text import register_links
from .viewsets import FrameGroup

register_snippet(FrameGroup)
register_permission_policy(OutboxMessage, OnlyRead(OutboxMessage))
hooks.register("register_bulk_action", MarkReviewed)
hooks.register("before_serve_document", refuse_to_others)
hooks.register("before_bulk_action", skip_refused)
hooks.register("register_rich_text_features", register_links, order=10)  # after Wagtail's own


@hooks.register("insert_global_admin_css")
def own_styles() -> str:
    return render_to_string("wagtailadmin/own_styles.html")


@hooks.register("insert_global_admin_js")
def own_scripts() -> str:
    return render_to_string("wagtailadmin/own_scripts.html")


@hooks.register("register_log_actions")
def log_reviews(actions) -> None:
    actions.register_action("sparks.review", _("Review"), _("Reviewed"))


@hooks.register("register_admin_viewset")
def outbox() -> OutboxViewSet:
    return OutboxViewSet()


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [*PagesToReviewReport.paths(), *PicturesWithoutTextReport.paths()]


@hooks.register("register_reports_menu_item")
def pages_to_review_item() -> MenuItem:
    view = PagesToReviewReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=100)


@hooks.register("register_reports_menu_item")
def pictures_item() -> MenuItem:
    view = PicturesWithoutTextReport
    return MenuItem(view.page_title, view.url(), icon_name=view.header_icon, order=300)


@hooks.register(HOOK, order=20)
def pages_to_review_rows(request) -> list[AttentionRow]:
    count = PagesToReviewReport.waiting(request.user).count()
    words = ngettext(
        "page has not been reviewed for a year",
        "pages have not been reviewed for a year",
        count,
    )
    return [AttentionRow(count, words, PagesToReviewReport.url())]


@hooks.register(HOOK, order=40)
def pictures_rows(request) -> list[AttentionRow]:
    count = PicturesWithoutTextReport.waiting(request.user).count()
    words = ngettext("picture has no text alternative", "pictures have no text alternative", count)
    return [AttentionRow(count, words, PicturesWithoutTextReport.url())]


@hooks.register(HOOK, order=10)
def dead_letter_rows(request) -> list[AttentionRow]:
    may_retry = request.user.has_perm(MAY_RETRY)
    count = OutboxMessage.objects.dead().count() if may_retry else 0
    words = ngettext(
        "task was given up after several attempts",
        "tasks were given up after several attempts",
        count,
    )
    return [AttentionRow(count, words, f"{reverse('outbox:index')}?state=dead")]
