"""Term: a word of the field, what it means, and whether we use it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin


class Status(models.TextChoices):
    PREFERRED = "preferred", _("We say this")
    CARE = "care", _("Take care")
    AVOID = "avoid", _("We avoid this")


class TermQuerySet(models.QuerySet):
    def discouraged(self):
        """Words that the guard looks for."""
        return self.exclude(status=Status.PREFERRED)

    def to_confirm(self):
        """Terms that nobody has compared with published guidance yet."""
        return self.filter(is_confirmed=False)


class Term(TranslatableMixin, models.Model):
    """A word or phrase. Other forms of it count as the same term."""

    name = models.CharField(_("term"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, help_text=_("The end of its address."))
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("One a line: abbreviations, spellings. Plurals are found by themselves."),
    )
    context = models.CharField(
        _("only when said"),
        max_length=60,
        blank=True,
        help_text=_(
            "For words that are harmless elsewhere: “of a child”. The guard then finds them only "
            "in sentences that speak of children."
        ),
    )
    status = models.CharField(_("status"), max_length=9, choices=Status)
    definition = models.TextField(
        _("definition"),
        blank=True,
        help_text=_("Two or three plain sentences of our own. The first one stands beside texts."),
    )
    use_instead = models.CharField(
        _("use instead"),
        max_length=250,
        blank=True,
        help_text=_("Several are separated by semicolons; what stands in brackets is a remark."),
    )
    why = models.TextField(_("why"), blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("An editor has found it in published guidance. Until then, readers are told."),
    )

    objects = TermQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("context")]),
        FieldPanel("definition"),
        FieldPanel("other_forms"),
        MultiFieldPanel(
            [FieldPanel("use_instead"), FieldPanel("why")],
            heading=_("For words we avoid or take care with"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
                FieldPanel("is_confirmed"),
            ],
            heading=_("How we know"),
        ),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="glossary_term_translation"
            ),
            models.UniqueConstraint(fields=["slug", "locale"], name="glossary_term_slug"),
            models.CheckConstraint(
                condition=models.Q(status=Status.PREFERRED, definition__gt="")
                | (~models.Q(status=Status.PREFERRED) & models.Q(use_instead__gt="")),
                name="glossary_term_says_something",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.status == Status.PREFERRED and not self.definition:
            raise ValidationError({"definition": _("Say what the term means.")})
        if self.status in (Status.CARE, Status.AVOID) and not self.use_instead:
            raise ValidationError({"use_instead": _("Say what to write in its place.")})

    @property
    def wordings(self) -> tuple[str, ...]:
        """Give the term and its other forms."""
        lines = (line.strip() for line in self.other_forms.splitlines())
        return (self.name, *(line for line in lines if line))
