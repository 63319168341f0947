"""Bring a database to where the site can run on it: `python -m sparks.local.prepare`.

A process of its own, so that the runner stays free of Django.
"""

import logging
import os

import django


def main() -> None:
    """Apply what migrations are missing; load the demo content when nobody has an account yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.development")
    django.setup()
    logging.disable(logging.INFO)  # every page of the demo content would be announced thrice

    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=1)
    if not get_user_model().objects.exists():
        print("The database is empty: loading the demo content ...", flush=True)
        call_command("load_demo")


if __name__ == "__main__":
    main()
