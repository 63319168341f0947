from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.glossary"
    label = "glossary"
    verbose_name = "Glossary"

    def ready(self):
        from . import receivers, sitemap

        receivers.connect()
        sitemap.connect()
