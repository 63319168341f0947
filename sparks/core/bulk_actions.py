"""What can be done to several pages at once, beside what Wagtail offers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from .review import is_reviewable, mark_reviewed


class MarkReviewed(PageBulkAction):
    """“I have read this page and found it true”: sets the review date of the chosen pages."""

    display_name = _("Mark as reviewed")
    aria_label = _("Mark the selected pages as reviewed today")
    action_type = "mark_reviewed"
    template_name = "wagtailadmin/bulk_actions/mark_reviewed.html"
    action_priority = 60

    def check_perm(self, page):
        page = page.specific
        return is_reviewable(page) and page.permissions_for_user(self.request.user).can_edit()

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        for page in objects:
            mark_reviewed(page=page.specific, user=user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(count)d page is marked as reviewed today.",
            "%(count)d pages are marked as reviewed today.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
