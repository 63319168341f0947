"""What the home room adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from sparks.core.attention import HOOK, AttentionRow
from sparks.core.permissions import NothingIsAdded

from .attention import AttentionPanel, messages_row, moderation_row
from .models import ContactMessage, ContactPage
from .views import contact
from .viewsets import ContactMessageViewSet

register_permission_policy(ContactMessage, NothingIsAdded(ContactMessage))


@hooks.register("register_admin_viewset")
def inbox() -> ContactMessageViewSet:
    return ContactMessageViewSet()


@hooks.register("construct_homepage_panels")
def attention_first(request, panels) -> None:
    panels.append(AttentionPanel())


@hooks.register(HOOK, order=0)
def rows_of_people(request) -> list[AttentionRow]:
    return [moderation_row(request.user), messages_row(request.user)]


# After Wagtail has looked whether the page takes this method and whether the visitor may see it.
@hooks.register("before_serve_page", order=10)
def take_message(page, request, serve_args, serve_kwargs):
    if request.method == "POST" and isinstance(page, ContactPage):
        return contact(request, page)
