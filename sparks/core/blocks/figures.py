"""A figure in running text. Figures live in a room above this one: they are chosen by name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class KeptFigureBlock(SnippetChooserBlock):
    """Chooses a figure; reading it and its values costs no query once the process keeps them."""

    def __init__(self, target_model: str = "figures.Figure", **kwargs):
        super().__init__(target_model, **kwargs)

    def to_python(self, value: int | None):
        return None if value is None else self.model_class.kept([value]).get(value)

    def bulk_to_python(self, values) -> list:
        values = list(values)
        found = self.model_class.kept([value for value in values if value is not None])
        return [found.get(value) for value in values]

    def deconstruct(self):
        """Stand in migrations as what it extends: this class only changes how it reads."""
        _path, _args, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", ("figures.Figure",), kwargs


class FigureBlock(blocks.StructBlock):
    figure = KeptFigureBlock(label=_("Figure"))
    form = blocks.ChoiceBlock(
        label=_("Show"),
        choices=[("chart", _("Chart and table")), ("number", _("One number"))],
        default="chart",
    )
    period = blocks.CharBlock(
        label=_("Period of the number"),
        required=False,
        max_length=21,
        help_text=_("As in its list of values, such as 2019. Empty: the newest."),
    )

    class Meta:
        icon = "history"
        label = _("Figure")
        template = "blocks/figure.html"
        description = _("A chart or a number kept in one place, with its source and caveat")

        preview_value = staticmethod(
            lambda: (
                {"figure": KeptFigureBlock().model_class.objects.published().first()}
                | {"form": "chart", "period": ""}
            )
        )

    def clean(self, value):
        """Refuse a period for which the figure has no value."""
        value = super().clean(value)
        if value["figure"].point(value["period"]) is None:
            there = ", ".join(point.period for point in value["figure"].series) or "–"
            words = _("There is no value for this period. There are: %(there)s")
            error = ValidationError(words, params={"there": there})
            raise blocks.StructBlockValidationError({"period": error})
        return value
