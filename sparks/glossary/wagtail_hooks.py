"""What the glossary adds to Wagtail's admin."""

from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from sparks.core.attention import HOOK, AttentionRow

from .editing import CheckOnAddView, CheckOnEditView, SitePageViewSet, tell
from .models import Status
from .reports import WordingReport
from .viewsets import TermViewSet

register_snippet(TermViewSet)
hooks.register("after_create_page", tell)
hooks.register("after_edit_page", tell)


@hooks.register("register_admin_viewset")
def site_pages() -> SitePageViewSet:
    return SitePageViewSet()


@hooks.register("register_admin_urls")
def own_urls() -> list:
    new_page = "<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/"
    return [
        path("wording/<int:page_id>/", CheckOnEditView.as_view(), name="wording_on_edit"),
        path(f"wording/{new_page}", CheckOnAddView.as_view(), name="wording_on_add"),
        *WordingReport.paths(),
    ]


@hooks.register("insert_editor_js")
def editor_script() -> str:
    return render_to_string("wagtailadmin/glossary/script.html")


class WordingItem(MenuItem):
    def is_shown(self, request):
        return WordingReport.may_read(request.user)


@hooks.register("register_reports_menu_item")
def wording_item() -> MenuItem:
    view = WordingReport
    return WordingItem(view.page_title, view.url(), icon_name=view.header_icon, order=280)


@hooks.register(HOOK, order=35)
def wording_rows(request) -> list[AttentionRow]:
    avoided = WordingReport.waiting(request.user).filter(term__status=Status.AVOID)
    count = avoided.count()
    words = ngettext(
        "word on a live page is one that we avoid",
        "words on live pages are some that we avoid",
        count,
    )
    return [AttentionRow(count, words, f"{WordingReport.url()}?status={Status.AVOID}")]
