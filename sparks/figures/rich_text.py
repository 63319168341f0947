"""A value in a sentence: stored as a reference, written out when somebody reads.

In the database it is <embed embedtype="figure" id="3" period="2019"/>; `period` is the key of a
period, or "latest". In the editor it is an entity whose words cannot be changed.
"""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler

from .models import LATEST, DataPoint, Figure

FEATURE, ENTITY, EMBED = "figure-value", "FIGURE", "figure"


def key_of(attrs: dict) -> int | None:
    """Give the key of the figure that an element names."""
    key = str(attrs.get("id", ""))
    return int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else None


def words_of(figure: Figure | None, period: str) -> str:
    """Give a value as the editor shows it; words that stand out where there is none any more."""
    point = figure.point(period) if figure else None
    if point is None:
        return _("[a value that is gone]")
    words = point.words(figure.unit)
    return f"{words} ({point.when})" if period == LATEST else words


class FigureValue(EmbedHandler):
    """Writes values out; those of one text cost no query once the process keeps the figures."""

    identifier = EMBED

    @staticmethod
    def get_model():
        return Figure

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        keys = [key_of(attrs) for attrs in attrs_list]
        figures = Figure.kept(key for key in keys if key)
        return [
            cls._written(figures.get(key), attrs.get("period", LATEST))
            for key, attrs in zip(keys, attrs_list, strict=True)
        ]

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @staticmethod
    def _written(figure: Figure | None, period: str) -> str:
        point = figure.point(period) if figure else None
        context = {"figure": figure, "point": point, "says_when": period == LATEST}
        return render_to_string("figures/inline_value.html", context).strip()

    @classmethod
    def extract_references(cls, attrs: dict):
        """Name the figure; and the value, when it is one certain value."""
        if key := key_of(attrs):
            yield Figure, str(key), "", ""
            points = DataPoint.objects.filter(figure=key, period=attrs.get("period", ""))
            for pk in points.values_list("pk", flat=True):
                yield DataPoint, str(pk), "", ""


class FigureElementHandler(InlineEntityElementHandler):
    """Gives the editor the words of a value: in the database the element is empty."""

    mutability = "IMMUTABLE"

    def handle_starttag(self, name, attrs, state, contentstate):
        super().handle_starttag(name, attrs, state, contentstate)
        data = dict(attrs)
        key = key_of(data)
        figure = Figure.kept([key]).get(key) if key else None
        state.current_block.text += words_of(figure, data.get("period", LATEST))
        state.leading_whitespace = KEEP_WHITESPACE

    def get_attribute_data(self, attrs: dict) -> dict:
        return {"id": attrs.get("id", ""), "period": attrs.get("period", LATEST)}


def figure_entity(props: dict):
    """Give the element that is stored for an entity of the editor; its words are left out."""
    attrs = {"embedtype": EMBED, "id": str(props.get("id", ""))}
    return DOM.create_element("embed", {**attrs, "period": props.get("period") or LATEST})


def register(features, chooser_url) -> None:
    """Teach the editor and the site the inline value."""
    features.register_embed_type(FigureValue)
    description = {
        "type": ENTITY,
        "icon": "history",
        "description": _("Figure"),
        "chooserUrls": {"figureChooser": chooser_url},
    }
    script = EntityFeature(description, js=["js/admin/figure-value.js"])
    features.register_editor_plugin("draftail", FEATURE, script)
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f'embed[embedtype="{EMBED}"]': FigureElementHandler(ENTITY),
            },
            "to_database_format": {"entity_decorators": {ENTITY: figure_entity}},
        },
    )
