"""Make the virtual environment and install the locked packages, when the lock file changed.

Run as a script by the system's Python (`make setup`), so it needs the standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "dev.txt"
ENVIRONMENT = ROOT / ".venv"  # the only folder that is ever made, replaced or installed into


def fail(sentence: str) -> None:
    """Stop with a sentence that says what to do."""
    sys.exit(f"\n{sentence}\n")


def works(python: Path) -> bool:
    """Tell whether the environment's Python starts, has pip and is of the version running this."""
    code = "import pip, sys; print(*sys.version_info[:2])"
    try:
        found = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return found.stdout.split() == [str(number) for number in sys.version_info[:2]]


def wanted_stamp() -> str:
    """Give what the stamp must say: the lock file's hash and the Python it was installed for."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version_info[:2]}\n"


def make_environment() -> None:
    """Create the environment anew; one that does not start is replaced."""
    print(f"Creating .venv with Python {sys.version.split()[0]} ...", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=False)
    if made.returncode:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        fail(
            "This Python cannot make virtual environments. On Debian and Ubuntu install the "
            "package python3-venv, then run the same command again."
        )


def install(python: Path) -> None:
    """Install the locked packages; every file must have the hash that the lock file gives."""
    print("Installing the locked packages (only when they changed) ...", flush=True)
    command = [python, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--no-deps"]
    command += ["--disable-pip-version-check", "--require-hashes", "--requirement", LOCK]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        fail(
            "The packages could not be installed; pip's message above says why. "
            "Mend that and run the same command again: it goes on where it stopped."
        )


def main() -> None:
    """Bring the environment in step with the lock file; does nothing when it already is."""
    if sys.version_info < (3, 11):  # noqa: UP036 (PYTHON= may name any)
        fail("Python 3.11 or newer is needed. Choose one: make PYTHON=/path/to/python3.11 run")
    python, stamp = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "installed"
    try:
        installed = stamp.read_text() if stamp.exists() else ""
        if installed == wanted_stamp() and os.access(python, os.X_OK):
            return
        if not works(python):
            make_environment()
        install(python)
        stamp.write_text(wanted_stamp())
    except KeyboardInterrupt:
        fail("Stopped. Run the same command again to go on.")
    except OSError as error:
        fail(f".venv cannot be written: {error.strerror}. Check the folder's owner and space.")


if __name__ == "__main__":
    main()
