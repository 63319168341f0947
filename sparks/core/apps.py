from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class CoreConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    default = True
    name = "sparks.core"
    label = "core"
    verbose_name = "Core"

    def ready(self):
        from . import signals, widgets

        signals.connect()
        widgets.use_own_rendering()


class CollectedFilesConfig(StaticFilesConfig):
    """Django's static files, without three hundred flags that no page shows."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "flags"]
