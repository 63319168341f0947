from django.apps import AppConfig


class LinksConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.links"
    label = "links"
    verbose_name = "Links"

    def ready(self):
        from . import signals, standings

        signals.connect()
        standings.register()
