"""The column that says when a service was verified and takes the click that it is true today."""

from django.middleware.csrf import get_token
from django.utils import timezone
from wagtail.admin.ui.tables import Column

from .views import MAY_VERIFY


class VerifiedColumn(Column):
    """The day, a word if visitors no longer see the service, and the button."""

    cell_template_name = "wagtailadmin/help/verified_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        is_new = instance.verified_on == timezone.localdate()
        may_verify = request.user.has_perm(MAY_VERIFY) and not is_new
        return {
            **context,
            "service": instance,
            "csrf_token": get_token(request) if may_verify else "",
            "may_verify": may_verify,
            "next": request.get_full_path().replace("/results/", "/"),
        }
