from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.taxonomy"
    label = "taxonomy"
    verbose_name = "Taxonomy"
