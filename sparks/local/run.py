"""`make run`: the whole site on one's own machine, and one Ctrl-C that ends all of it."""

import os
import socket
import sys
from urllib.parse import urlsplit

from sparks.local import accounts, checks, kept, servers
from sparks.local.folder import DataFolder
from sparks.local.processes import Program, interrupt_once
from sparks.local.supervisor import supervise
from sparks.local.trouble import Trouble, told

SETTINGS = "sparks.settings.development"
ALONE = ["--without-mingle", "--without-gossip"]  # there is no other worker to ask
TAKES = ["--concurrency=2", "--queues=celery,uploads"]


def main() -> int:
    """Check, start the servers, prepare the database, run the programs; give the exit code."""
    interrupt_once()
    port = wanted_port()
    folder = DataFolder(os.environ.get("SPARKS_DATA", ".data"))
    try:
        checks.port_is_free(port)
        print("Starting PostgreSQL and Valkey ...", flush=True)
        with servers.running(folder) as addresses:
            environ = environment(folder, port, addresses)
            prepare(folder, environ)
            supervise(
                programs(folder, port, environ),
                ready=lambda: _answers(port),
                announce=lambda: print(_welcome(port, addresses), flush=True),
            )
    except KeyboardInterrupt:
        print("\nStopped; nothing is left running.", flush=True)
    return 0


def environment(folder: DataFolder, port: int, addresses: dict[str, str]) -> dict[str, str]:
    """Give what every program of the site finds in its environment."""
    return {
        **addresses,
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", SETTINGS),
        "SPARKS_DATA": str(folder.path),
        "EMAIL_URL": os.environ.get("EMAIL_URL", f"smtp://127.0.0.1:{checks.free_port()}"),
        "SITE_URL": f"http://localhost:{port}",
        "PYTHONUNBUFFERED": "1",
        "DJANGO_RUNSERVER_HIDE_WARNING": "true",
    }


def prepare(folder: DataFolder, environ: dict[str, str]) -> None:
    """Migrate, and load the demo content when the database is empty; raise Trouble on failure."""
    address, own = environ["DATABASE_URL"], not os.environ.get("DATABASE_URL")
    if own and kept.fits(address) and accounts.emails(address):
        return  # nothing to do, and known without waiting for Django
    command = [sys.executable, "-m", "sparks.local.prepare"]
    if Program("prepare", command, folder.path, environ).finish():
        raise Trouble(
            "The database could not be prepared; the lines above say why. "
            "If its content does not matter, start over with: make demo-reset"
        )
    if own:
        kept.remember(address)


def programs(folder: DataFolder, port: int, environ: dict[str, str]) -> list[Program]:
    """Give the programs of the site: web with reload, worker, beat, and a server for its mails."""
    (folder / "beat").mkdir(exist_ok=True)
    mails = folder / "mails"
    mails.mkdir(exist_ok=True)
    # On a small machine all three start at once; the page should not wait for the other two.
    celery = ["nice", sys.executable, "-m", "celery", "--app", "sparks", "--quiet"]
    schedule = str(folder / "beat" / "schedule")
    commands = {
        "web": [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}"],
        "worker": [*celery, "worker", "--loglevel=info", *TAKES, *ALONE],
        "beat": [*celery, "beat", "--loglevel=warning", "--pidfile=", "--schedule", schedule],
    }
    if not os.environ.get("EMAIL_URL"):
        mail_port = str(urlsplit(environ["EMAIL_URL"]).port)
        sink = ["-m", "sparks.local.sink", "--port", mail_port, "--keep", str(mails)]
        commands["mail"] = [sys.executable, *sink]
    found = {name: Program(name, commands[name], folder.path, environ) for name in commands}
    # Django's reloader is a process that loads everything to start a second one and to start it
    # again when that ends with code 3. Taking its place here halves the time until a page shows.
    found["web"].environ = environ | {"RUN_MAIN": "true"}
    found["web"].restart_on = 3
    return list(found.values())


def wanted_port() -> int:
    """Give the port that PORT chooses; raise Trouble when it is no number."""
    try:
        return int(os.environ.get("PORT", "8000"))
    except ValueError:
        raise Trouble(f"PORT={os.environ['PORT']} is no number, for example: PORT=8001") from None


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _welcome(port: int, addresses: dict[str, str]) -> str:
    lines = [
        "",
        "  Sparks in the Dark is running.",
        "",
        f"    Site    http://localhost:{port}/",
        f"    Admin   http://localhost:{port}/admin/",
        f"    Mails   http://localhost:{port}/mails/ (kept there, never sent)",
        f"    Codes   http://localhost:{port}/codes/ (of the demo accounts, each half minute new)",
        "",
        *accounts.demo_lines(addresses["DATABASE_URL"]),
        "  Ctrl-C stops everything.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(told(main))
