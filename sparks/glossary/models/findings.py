"""PageFinding: a discouraged word on a live page, for the report over the whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .terms import Term


class PageFinding(models.Model):
    """Written when a page goes live or a term changes; never by hand (see actions)."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="findings")
    place = models.CharField(_("place"), max_length=200)
    before = models.CharField(max_length=100)
    word = models.CharField(_("word"), max_length=200)
    after = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        default_permissions = []
        ordering = ["page", "pk"]

    def __str__(self):
        return self.word

    @property
    def in_context(self) -> str:
        """Give the word with what stands around it."""
        return f"{self.before}{self.word}{self.after}"
