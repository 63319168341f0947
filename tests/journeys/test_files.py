"""Files as the application server gives them: guarded like pages, compressed, kept for ever."""

import re
from urllib.request import Request, urlopen

import pytest

FILE = r'"(/static/[\w./-]+\.{})"'
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


def answer(site, path: str):
    """Give the headers of a file, asked for as a browser does."""
    request = Request(f"{site.address}{path}", headers={"Accept-Encoding": "gzip, br"})
    with urlopen(request) as found:
        return found.headers


@pytest.mark.parametrize("ending", ["css", "js", "woff2", "svg", "ico"])
def test_a_static_file(visit, running_site, ending):
    visit.go("/en/")
    path = re.search(FILE.format(ending), visit.document.text())[1]
    headers = answer(running_site, path)
    assert {name: headers[name] for name in GUARDS} == GUARDS
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in headers
    assert "immutable" in headers["Cache-Control"]
    if ending in ("css", "js", "svg"):
        assert headers["Content-Encoding"] == "br"


def test_a_file_of_a_resource(visit, running_site):
    visit.go("/en/resources/words-to-use/")
    link = visit.page.locator("main a[href^='/documents/']").first
    headers = answer(running_site, link.get_attribute("href"))
    assert {name: headers[name] for name in GUARDS} == GUARDS
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Content-Disposition"].startswith("attachment")
    assert "Set-Cookie" not in headers
