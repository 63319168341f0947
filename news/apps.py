from django.apps import AppConfig


class NewsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "news"
    label = "news"
    verbose_name = "News"

    def ready(self):
        from . import moments

        moments.connect()
