from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "sparks.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self):
        from . import own_data, receivers, tasks  # noqa: F401 - they register what they can do
        from .roles import keep_roles, last_app

        receivers.connect()
        post_migrate.connect(keep_roles, sender=last_app(), dispatch_uid="keep_roles")
