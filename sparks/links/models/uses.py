"""Use: where a link stands."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from .links import Link


class UseQuerySet(models.QuerySet):
    def of(self, model: type[models.Model], keys):
        """Uses in the records of `model` with these keys."""
        kind = ContentType.objects.get_for_model(model)
        return self.filter(content_type=kind, object_id__in=keys)


class Use(models.Model):
    """A field of a live page or record in which a link stands; renewed with what it stands in."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="uses")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    where = GenericForeignKey()
    title = models.CharField(_("title"), max_length=255)
    field = models.CharField(_("field"), max_length=120)

    objects = UseQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of a link")
        verbose_name_plural = _("places of links")
        ordering = ["title", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["link", "content_type", "object_id", "field"], name="link_use_once"
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="link_use_where")]

    def __str__(self):
        return f"{self.title}: {self.field}"
