from importlib import import_module

from django.apps import AppConfig


class SubmissionsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "submissions"
    label = "submissions"
    verbose_name = "Submissions"

    def ready(self):
        from . import file_signals, signals

        signals.connect()
        file_signals.connect()
        import_module("submissions.guard")  # what must not go live
        import_module("submissions.landing")  # where members of a team sign in to
        import_module("submissions.own_data")  # what accounts hand out, erase and demand
        import_module("submissions.actions.reviewing")  # the doors behind the editor's buttons
