"""`make lint`: every check that needs no server; all of them run, then all complaints are shown."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sparks.local.processes import ROOT
from sparks.local.trouble import told

BIN = Path(sys.executable).parent
# No server listens there: these checks read the code, not a database.
NOWHERE = {
    "DATABASE_URL": "postgres://127.0.0.1:1/none?pool=0",
    "REDIS_URL": "redis://127.0.0.1:1",
}
DEVELOPMENT = NOWHERE | {"DJANGO_SETTINGS_MODULE": "sparks.settings.development"}
PRODUCTION = NOWHERE | {
    "DJANGO_SETTINGS_MODULE": "sparks.settings.production",
    "SECRET_KEY": "for-the-check-only-" + "0123456789abcdef" * 4,
    "ACCOUNT_SECRETS_KEYS": "Zm9yLXRoZS1jaGVjay1vbmx5LTAxMjM0NTY3ODlhYmM=",
    "ALLOWED_HOSTS": "sparks.example",
    "SITE_URL": "https://sparks.example",
    "CACHE_URL": "redis://127.0.0.1:1",
    "EMAIL_URL": "consolemail://",
    "CLAMD_URL": "none",
}
PYTHON = [sys.executable, "-W", "ignore::RuntimeWarning"]
CHECKS: dict[str, tuple[list, dict]] = {
    "style": ([BIN / "ruff", "check", "."], {}),
    "format": ([BIN / "ruff", "format", "--check", "."], {}),
    "imports": ([BIN / "lint-imports"], {}),
    "templates": ([BIN / "djlint", "--lint", "--quiet", "."], {}),
    "migrations": ([*PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"], DEVELOPMENT),
    "deployment": ([*PYTHON, "manage.py", "check", "--deploy", "--fail-level=WARNING"], PRODUCTION),
    "compose": (
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
        {},
    ),
    "lock files": ([sys.executable, "-m", "sparks.local.lock", "--check"], {}),
}


def main() -> int:
    """Run the checks side by side, print a line for each; give 1 when one complains."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = dict(zip(CHECKS, pool.map(_run, CHECKS.values()), strict=True))
    for name, result in results.items():
        print(f"{'failed' if result.returncode else 'ok':8} {name}")
        if result.returncode:
            print(f"{result.stdout}{result.stderr}")
    return int(any(result.returncode for result in results.values()))


def _run(check: tuple[list, dict]) -> subprocess.CompletedProcess:
    command, environ = check
    return subprocess.run(
        command, env=os.environ | environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(told(main))
