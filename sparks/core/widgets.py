"""Wagtail's form widgets without inline scripts and styles, which our policy forbids.

Date fields need only templates (templates/wagtailadmin/widgets/). Rich text takes an option.
Choosers, though, write their script in a method that no setting reaches and that forms of Wagtail's
own use, too (move a page, add a redirect): that one method is replaced. The journey
tests/journeys/test_admin.py fails when a later Wagtail needs it no more, or more of it.
"""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.widgets import BaseChooser


class RichTextArea(DraftailRichTextArea):
    """Draftail without what it styles by inline sheets: its placeholder, and lists inside lists."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.options.update(placeholder="", maxListNesting=0)


def render_chooser(self: BaseChooser, name, value, attrs=None, renderer=None) -> SafeString:
    """Render a chooser whose script is called by js/admin/start.js; as BaseChooser.render does."""
    data = self.get_value_data(value)
    kind, called, arguments = _parts(self.render_js_init(attrs["id"], name, data))
    start = {"kind": kind, "name": called, "arguments": arguments}
    return self.render_html(name, data, attrs) + render_to_string(
        "wagtailadmin/widgets/start.html", start
    )


def _parts(script: str) -> tuple[str, str, str]:
    """Take a call apart: `new Chooser("id", {…});` is class, Chooser and `["id", {…}]`."""
    called, _bracket, arguments = script.removesuffix(");").partition("(")
    kind = "class" if called.startswith("new ") else "function"
    return kind, called.removeprefix("new "), f"[{arguments}]"


def use_own_rendering() -> None:
    """Let all choosers, Wagtail's own included, be rendered without inline scripts."""
    BaseChooser.render = render_chooser
