"""Pictures of all pages, for people to look at: `python -m tests.journeys.screens OUT [ADDRESS]`.

Writes one for each page, width and scheme into the folder OUT, of the site at ADDRESS.
"""

import os
import sys
from pathlib import Path

# The subscribers' links are signed with the secret of the site that is visited.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sparks.settings.development")

from .browser import WIDTHS, Visit, launched
from .pages import ALONE, PAGES

ADDRESS = "http://127.0.0.1:8000"
# A picture of the whole page shows what is fixed above the screen, and not what loads on scrolling.
READY = """async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map(image => image.decode()));
    window.scrollTo(0, 0);
}"""


def main(folder: str, address: str = ADDRESS) -> None:
    """Write the pictures; not those of failures, for a running site cannot be asked to fail."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        visit = Visit(browser.new_context(reduced_motion="reduce"), address.rstrip("/"))
        for shown in PAGES:
            if shown.template in ALONE:
                continue
            visit.see(shown)
            for width in WIDTHS:
                visit.resize(width)
                for scheme in ("light", "dark"):
                    visit.page.emulate_media(color_scheme=scheme)
                    name = f"{shown.name} {width} {scheme}".replace(",", "").replace(" ", "-")
                    visit.page.evaluate(READY)
                    visit.page.screenshot(path=out / f"{name}.png", full_page=True)
            print(shown.name, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
