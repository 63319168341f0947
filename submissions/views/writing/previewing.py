"""The page as it would look, in the site's own templates."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ...models import Contribution, UploadedAsset
from ...rights import Right
from ...shapes import shape_of
from ..access import contribution_page, show


@contribution_page(Right.VIEW)
def preview(request: HttpRequest, text: Contribution) -> HttpResponse:
    """Show the working copy; nothing is stored, and only the team comes here."""
    shape = shape_of(text.page_type)
    payload = with_ready_files(text.payload, text)
    if text.page_id:
        page = shape.apply(text.page.specific, payload, contribution=text)
    else:
        page = place(shape, shape.new_page(payload, contribution=text))
    if not page.title or (text.page_type == "event" and not page.starts_at):
        return show(
            request,
            "writing/too_early",
            title=_("Too early for a preview"),
            text=text,
            team=text.team,
        )
    request.is_preview = True
    response = page.serve_preview(request, "")
    if isinstance(response, TemplateResponse):
        response.context_data |= {"bar": "submissions/writing/bar.html", "text": text}
        response.render()
    return response


def with_ready_files(value, text: Contribution):
    """Give a payload with the team's checked files in place; others are left as they are."""
    assets = UploadedAsset.objects.clean().filter(team=text.team)
    keys = {str(each.key): each.image_id or each.document_id for each in assets}
    return _replaced(value, keys)


def place(shape, page: Page) -> Page:
    """Give a page that was never saved a place, as templates ask for one."""
    parent = shape.index_model.objects.live().order_by("path").first()
    page.slug = "preview"
    if parent:
        page.path = Page._get_children_path_interval(parent.path)[1]
        page.depth = parent.depth + 1
        page.set_url_path(parent)
    return page


def _replaced(value, keys: dict[str, int]):
    if isinstance(value, dict):
        if set(value) == {"asset"}:
            return keys.get(value["asset"])
        return {name: _replaced(part, keys) for name, part in value.items()}
    return [_replaced(part, keys) for part in value] if isinstance(value, list) else value
