from importlib import import_module

from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "newsletter"
    verbose_name = "Newsletter"

    def ready(self):
        from . import signals

        signals.connect()
        import_module("newsletter.mailing_log")
