"""One file in a process of its own: python -m submissions.uploads.cleaning.run, order on stdin.

The order is a JSON object: extension, source, target, title, seconds, bytes. The answer, too:
{"refused": code} or {"refused": ""}. A process that dies without one was refused by its limits.
"""

import json
import resource
import sys
from pathlib import Path

MAX_WRITTEN = 256 * 1024 * 1024


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["seconds"], order["bytes"])
    # What parses is loaded after the limits are set.
    from .refusing import Refused

    try:
        clean(order["extension"], Path(order["source"]), Path(order["target"]), order["title"])
    except Refused as error:
        answer = error.code
    except (MemoryError, RecursionError):
        answer = "too_demanding"
    else:
        answer = ""
    json.dump({"refused": answer}, sys.stdout)


def limit(seconds: int, memory: int) -> None:
    """Allow this process so much time and memory, no large files and no cores."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def clean(extension: str, source: Path, target: Path, title: str) -> None:
    """Write what may stay in `source` to `target`; raises Refused."""
    if extension in {"jpg", "jpeg", "png", "webp"}:
        from . import pictures

        pictures.clean(source, target, "JPEG" if extension.startswith("j") else extension.upper())
    elif extension == "pdf":
        from . import pdf

        pdf.clean(source, target, title)
    elif extension in {"docx", "xlsx", "pptx"}:
        from . import ooxml

        ooxml.clean(source, target, extension)
    else:
        from . import odf

        odf.clean(source, target, extension)


if __name__ == "__main__":
    main()
