"""Ideas as people would paste them find what is there: measured on the demo content."""

import tomllib
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from bs4 import BeautifulSoup

LABELLED = Path(__file__).parents[1] / "search" / "labelled.toml"
LOOKED_AT = 5  # of each kind


def nearest(address: str, text: str) -> list[list[str]]:
    """Give for each kind the slugs of the pages that are shown first for a text."""
    with urlopen(f"{address}/en/search/done/", urlencode({"text": text}).encode()) as answer:
        page = BeautifulSoup(answer.read(), "html.parser")
    lists = page.select("#results ol.hits")
    return [[each["href"].split("/")[-2] for each in found.select("h4 a")] for found in lists]


def test_what_was_meant_is_among_the_first(running_site):
    cases = tomllib.loads(LABELLED.read_text())["case"]
    missed = []
    for case in cases:
        found = nearest(running_site.address, case["text"])
        near = [slug for kind in found for slug in kind[:LOOKED_AT]]
        missed += [(case["text"], slug) for slug in case["expect"] if slug not in near]
    wanted = sum(len(case["expect"]) for case in cases)
    print(f"{wanted - len(missed)} of {wanted} pages were found for {len(cases)} texts")
    assert len(missed) <= 1, missed
