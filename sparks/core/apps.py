from django.apps import AppConfig


class CoreConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.core"
    label = "core"
    verbose_name = "Core"

    def ready(self):
        from . import signals, widgets

        signals.connect()
        widgets.use_own_rendering()
