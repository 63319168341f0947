"""`make lock`: write requirements/ from pyproject.toml; `--check` only tells if they fit it.

The check needs no network: each lock file begins with a mark of the dependencies it was made for.
"""

import hashlib
import json
import subprocess
import sys
import tomllib

from sparks.local.processes import ROOT
from sparks.local.trouble import Trouble, told

FOLDER = ROOT / "requirements"
COMPILE = ["-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
COMPILE += ["--python-version=3.11", "--generate-hashes", "--no-emit-index-url"]
COMPILE += ["--custom-compile-command=make lock"]
FILES = {
    "base.txt": [],
    # Development runs on the very versions that production runs on.
    "dev.txt": ["--group=dev", "--constraint=requirements/base.txt"],
}


def main() -> int:
    """Compile both files, or check them; give the exit code."""
    if sys.argv[1:] == ["--check"]:
        check()
        return 0
    for name, options in FILES.items():
        path = FOLDER / name
        command = [sys.executable, *COMPILE, *options, f"--output-file=requirements/{name}"]
        if subprocess.run([*command, *sys.argv[1:]], check=False, cwd=ROOT).returncode:
            raise Trouble(f"{path.name} was not written; the lines above say why.")
        path.write_text(mark() + path.read_text())
    return 0


def check() -> None:
    """Raise Trouble when a lock file was made for other dependencies than pyproject.toml names."""
    for name in FILES:
        path = FOLDER / name
        if not path.exists() or not path.read_text().startswith(mark()):
            raise Trouble(f"requirements/{name} does not fit pyproject.toml. Run: make lock")


def mark() -> str:
    """Give the first line of a lock file: what it was made for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        project["project"]["requires-python"],
        sorted(project["project"]["dependencies"]),
        sorted(project["dependency-groups"]["dev"]),
    ]
    digest = hashlib.sha256(json.dumps(wanted).encode()).hexdigest()
    return f"# made for the dependencies in pyproject.toml with the mark {digest[:16]}\n"


if __name__ == "__main__":
    sys.exit(told(main))
