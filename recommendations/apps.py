from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "recommendations"
    label = "recommendations"
    verbose_name = "Recommendations"

    def ready(self):
        from . import signals  # models are loaded by now

        signals.connect()
