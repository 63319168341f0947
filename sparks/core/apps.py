from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from wagtail.admin.apps import WagtailAdminAppConfig


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


class AdminConfig(WagtailAdminAppConfig):
    """Wagtail's admin, whose mails about workflows wait for the commit and spare some workflows."""

    def ready(self):
        super().ready()
        from . import workflow_mails

        workflow_mails.replace()
