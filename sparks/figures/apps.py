from django.apps import AppConfig


class FiguresConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.figures"
    label = "figures"
    verbose_name = "Figures"

    def ready(self):
        from . import sitemap

        sitemap.connect()
