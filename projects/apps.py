from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "projects"
    label = "projects"
    verbose_name = "Projects"

    def ready(self):
        from sparks.glossary import names

        from .names import names_with

        names.source(names_with)
