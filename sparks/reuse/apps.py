from django.apps import AppConfig


class ReuseConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.reuse"
    label = "reuse"
    verbose_name = "Reuse"

    def ready(self):
        from sparks.core import downloads

        from .addresses import links_of_listing

        downloads.offer(links_of_listing)
