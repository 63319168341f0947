"""What is measured from within Django: `python -m sparks.local.bench.inside WORD [ARGUMENT ...]`.

A process of its own with production settings, on the site under measure. Prints JSON.
"""

import json
import os
import random
import subprocess
import sys
import time

from sparks.local import rehearse, smoke
from sparks.local.processes import ROOT
from sparks.local.trouble import Trouble

PATIENCE_SECONDS = 10
ASKED = 25  # searches of each sort


def ask(environ: dict[str, str], *words: str):
    """Run one of the functions below in a process of its own; give what it gives."""
    command = [sys.executable, "-m", __name__, *words]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environ}, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise Trouble(f"{' '.join(words)} failed; its lines above say why.")
    return json.loads(done.stdout)


def queries(*paths: str) -> dict[str, int]:
    """Count the statements of each page once the process knows the site."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": rehearse.HOST, "x-forwarded-proto": "https"})
    counts = {}
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts[path] = len(captured)
    return counts


def volume(pages: str) -> dict[str, float]:
    """Fill the site and the search; give how long both took, and how many pages can be found."""
    from sparks.search.indexing import rebuild
    from sparks.search.volume import seed

    def tell(done: int) -> None:
        print(f"\r{done:,} pages", end="", file=sys.stderr, flush=True)

    began = time.monotonic()
    seed(int(pages), tell)
    written = time.monotonic()
    for found in rebuild():
        tell(found)
    print(file=sys.stderr)
    return {"write": written - began, "index": time.monotonic() - written, "found": found}


def searches() -> dict[str, list[str]]:
    """Make up what people may type, by how much there is of it; the same for the same site."""
    from sparks.search.models import SearchEntry, Word

    dice = random.Random(1)  # noqa: S311
    pages = SearchEntry.objects.count()
    words = list(Word.objects.order_by("-documents", "word").values_list("word", "documents"))

    def had_by(fewest: float, most: float) -> list[str]:
        return [word for word, count in words if fewest <= count / pages < most] or [words[0][0]]

    rare, some, many, most = (
        had_by(0, 0.001),
        had_by(0.001, 0.02),
        had_by(0.02, 0.2),
        had_by(0.2, 1),
    )
    long = [word for word in some if len(word) > 5] or some
    found = {
        "a rare word": [dice.choice(rare) for _ in range(ASKED)],
        "a word of 0.1 to 2 % of pages": [dice.choice(some) for _ in range(ASKED)],
        "a word of 2 to 20 %": [dice.choice(many) for _ in range(ASKED)],
        "a word of more": [dice.choice(most) for _ in range(ASKED)],
        "two words": [f"{dice.choice(many)} {dice.choice(some)}" for _ in range(ASKED)],
        "three words": [
            f"{dice.choice(most)} {dice.choice(many)} {dice.choice(many)}" for _ in range(ASKED)
        ],
        "not typed to its end": [dice.choice(long)[:-2] for _ in range(ASKED)],
        "mistyped": [_mistyped(dice.choice(some)) for _ in range(ASKED)],
        "nothing to be found": [f"xq{number}zv" for number in range(ASKED)],
    }
    typed = [word[:length] for length in (2, 3, 4, 5) for word in dice.sample(some, ASKED)]
    return {**found, "typing": typed}


def _mistyped(word: str) -> str:
    """Swap two letters in the middle."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def publish(times: str, near: str, far: str) -> dict:
    """Publish a page again and again; look how soon two hosts, by their ports, show it.

    `near` shares this process's PAGES_ROOT. Gives milliseconds that publishing took, how often
    `near` still showed the old page, and milliseconds until `far` showed the new one.
    """
    from wagtail.models import Page

    page = Page.objects.get(url_path__endswith="/about/").specific
    took, late, waits = [], 0, []
    for number in range(int(times)):
        title = f"About, edition {number}"
        for port in (near, far):
            _title_shown(port)  # both hold the old page
        page.title = title
        revision = page.save_revision()
        began = time.monotonic()
        revision.publish()
        took.append((time.monotonic() - began) * 1000)
        late += title not in _title_shown(near)
        began = time.monotonic()
        while title not in _title_shown(far):
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise Trouble("The other host never showed the new page.")
        waits.append((time.monotonic() - began) * 1000)
        page.refresh_from_db()
    return {"publish": took, "late": late, "far": waits}


def _title_shown(port: str) -> str:
    answer = smoke.ask(int(port), rehearse.HOST, "/en/about/", **{"Accept-Encoding": "identity"})
    text = answer.body.decode()
    return text.partition("<title>")[2].partition("</title>")[0]


def main() -> None:
    """Do what the command line says."""
    import django

    django.setup()
    does = {each.__name__: each for each in (queries, volume, searches, publish)}
    print(json.dumps(does[sys.argv[1]](*sys.argv[2:])))


if __name__ == "__main__":
    main()
