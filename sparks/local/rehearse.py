"""`make rehearse`: the production shape without a container engine.

Runs the very commands of docker-compose.yml, with production settings, collected files, the
application server, worker and beat, on real servers; then asks for pages as the proxy would.
"""

import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from cryptography.fernet import Fernet

from sparks.local import checks, servers, smoke
from sparks.local.folder import DataFolder
from sparks.local.processes import ROOT, Program, interrupt_once
from sparks.local.trouble import Trouble, told

HOST = "sparks.example"
LONG_RUNNING = ("web", "worker", "beat")
SECONDS_TO_START = 60


def main() -> int:
    """Rehearse a deployment in a data folder of its own; give 1 when a page fails."""
    interrupt_once()
    folder = DataFolder(Path(os.environ.get("SPARKS_DATA", ".data")) / "rehearsal")
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    with servers.running(folder, fresh=True) as addresses:
        environ = environment(folder, addresses)
        shutil.rmtree(folder / "static", ignore_errors=True)
        run("collectstatic", [sys.executable, "manage.py", "collectstatic", "--noinput"], environ)
        run("prepare", services["prepare"]["command"], environ)
        run("content", [sys.executable, "manage.py", "load_demo"], environ)
        started = time.monotonic()
        programs = [
            Program(name, services[name]["command"], folder.path, environ) for name in LONG_RUNNING
        ]
        try:
            for program in programs:
                program.start()
            await_health(services["web"]["healthcheck"]["test"][1:], environ, programs)
            print(f"ready after {time.monotonic() - started:.1f} s", flush=True)
            return report(smoke.failures(int(environ["WEB_PORT"]), HOST))
        finally:
            for program in reversed(programs):
                program.stop()


def environment(folder: DataFolder, addresses: dict[str, str]) -> dict[str, str]:
    """Give what .env would hold, for servers on this machine."""
    return {
        **addresses,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DJANGO_SETTINGS_MODULE": "sparks.settings.production",
        "SPARKS_DATA": str(folder.path),
        "SITE_URL": f"https://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ACCOUNT_SECRETS_KEYS": Fernet.generate_key().decode(),
        "CACHE_URL": f"{addresses['REDIS_URL'].rsplit('/', 1)[0]}/1",
        "EMAIL_URL": f"filemail:///{folder.path}/mails",
        "CLAMD_URL": "none",
        "WEB_HOST": "127.0.0.1",
        "WEB_PORT": str(checks.free_port()),
        "BEAT_SCHEDULE": str(folder / "beat-schedule"),
        "PYTHONUNBUFFERED": "1",
    }


def run(name: str, command: list[str], environ: dict[str, str]) -> None:
    """Run a command to its end; raise Trouble when it fails."""
    print(f"{name}: {' '.join(map(str, command))}", flush=True)
    if Program(name, command, Path(environ["SPARKS_DATA"]), environ).finish():
        raise Trouble(f"{name} failed; its lines above say why.")


def await_health(test: list[str], environ: dict[str, str], programs: list[Program]) -> None:
    """Wait until the health check of the compose file passes; raise Trouble when it does not."""
    for _attempt in attempts():
        if dead := next(filter(Program.ended, programs), None):
            raise Trouble(f"{dead.name} ended by itself; its lines above say why.")
        probe = Program("health", test, Path(environ["SPARKS_DATA"]), environ)
        probe.start(output=subprocess.DEVNULL)  # not ready yet is no news
        if probe.process.wait() == 0:
            return
    raise Trouble(f"The health check did not pass within {SECONDS_TO_START} seconds.")


def attempts() -> Iterator[int]:
    """Count attempts, half a second apart, until time is up."""
    for number in range(SECONDS_TO_START * 2):
        yield number
        time.sleep(0.5)


def report(failures: list[str]) -> int:
    """Print what went wrong; give the exit code."""
    for failure in failures:
        print(f"failed   {failure}")
    print("The rehearsal failed." if failures else "The rehearsal passed.")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(told(main))
