from django.apps import AppConfig


class HelpConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.help"
    label = "help_directory"
    verbose_name = "Help directory"
