"""What is served in production: one small stylesheet, small modules, files that can be checked."""

import base64
import hashlib
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from rjsmin import jsmin

from sparks.core.assets import BundledStaticFilesStorage, bundle_styles

STYLES, SCRIPTS, FONTS = 20_000, 15_000, 60_000  # bytes, as look.md has it
SCRIPTS_OF_WRITING = 3_000
PRELOADED = ["fonts/sparks-serif-latin.woff2", "fonts/sparks-sans-latin.woff2"]
MODULES = [
    "js/announce.js",
    "js/copy-link.js",
    "js/errors.js",
    "js/leave.js",
    "js/listing.js",
    "js/local-time.js",
    "js/suggest.js",
    "js/terms.js",
    "js/site.js",
]
# Only on the pages on which teams write.
OF_WRITING = ["js/portal/markdown.js", "js/portal/writing.js"]
# The bundles themselves, and the sheet of pages that only development has.
APART = ("css/site.css", "css/portal.css", "css/admin.css", "css/mails.css")


@pytest.fixture(scope="module")
def styles() -> str:
    return bundle_styles(finders.find("css/site.css"))


@pytest.fixture
def built(tmp_path) -> BundledStaticFilesStorage:
    """The storage after our own files were collected."""
    storage = BundledStaticFilesStorage(location=tmp_path, base_url="/static/")
    paths = {}
    for finder in finders.get_finders():
        for name, origin in finder.list([]):
            if name.startswith(("css/", "fonts/")) or name in MODULES:
                with origin.open(name) as file:
                    storage.save(name, file)
                paths[name] = (storage, name)
    problems = [
        done for _name, _hashed, done in storage.post_process(paths) if done not in (True, False)
    ]
    assert problems == []
    return storage


def source(name: str) -> Path:
    return Path(finders.find(name))


def compressed(text: str) -> int:
    return len(brotli.compress(text.encode()))


def test_the_stylesheet_is_one_file_within_its_budget(styles):
    assert "@import" not in styles
    assert 0 < compressed(styles) <= STYLES


def test_layers_keep_their_order(styles):
    order = dict.fromkeys(re.findall(r"@layer (\w+)", styles))
    assert list(order) == ["reset", "tokens", "base", "layout", "components", "utilities"]


def imported_by(bundle: str) -> list[str]:
    entry = source(f"css/{bundle}").read_text(encoding="utf-8")
    return re.findall(r'@import "([^"]+)"', entry)


def test_every_stylesheet_is_part_of_one_bundle():
    ours = {
        name.removeprefix("css/")
        for finder in finders.get_finders()
        for name, _source in finder.list([])
        if name.startswith("css/") and not name.startswith(APART)
    }
    of_admin = {name for name in ours if name.startswith("admin/")}
    assert set(imported_by("admin.css")) == of_admin
    assert sorted(imported_by("site.css") + imported_by("portal.css")) == sorted(ours - of_admin)


def test_modules_stay_within_their_budget():
    sizes = [compressed(jsmin(source(name).read_text(encoding="utf-8"))) for name in MODULES]
    assert 0 < sum(sizes) <= SCRIPTS


def test_modules_of_writing_stay_within_theirs():
    sizes = [compressed(jsmin(source(name).read_text(encoding="utf-8"))) for name in OF_WRITING]
    assert 0 < sum(sizes) <= SCRIPTS_OF_WRITING


def test_fonts_of_a_page_stay_within_their_budget():
    files = [*PRELOADED, "fonts/sparks-sans-latin-ext.woff2"]
    assert sum(source(name).stat().st_size for name in files) <= FONTS


def test_modules_import_each_other_under_their_hashed_names(built):
    with built.open(built.stored_name("js/site.js")) as file:
        imports = re.findall(r'from\s*"\./([^"]+)"', file.read().decode())
    assert imports
    assert all(re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.js", name) for name in imports)


def test_integrity_is_that_of_the_file_served(built):
    with built.open(built.stored_name("css/site.css")) as file:
        digest = base64.b64encode(hashlib.sha384(file.read()).digest()).decode()
    assert built.integrity("css/site.css") == f"sha384-{digest}"
