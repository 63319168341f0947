"""Static files in production: a bundled stylesheet, small modules, hashed names, SRI."""

from base64 import b64encode
from functools import cache
from hashlib import sha384
from pathlib import Path

import lightningcss
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css", "css/portal.css", "css/admin.css")
BUNDLED_INTO_THEM = "css/"
MODULES = "js/"

# What the stylesheet is written down to: browsers of the last two years.
BROWSERS = ["chrome >= 120", "edge >= 120", "firefox >= 121", "safari >= 17.2", "ios_saf >= 17.2"]


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Build our own stylesheet and modules while static files are collected; hash everything."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """Replace our sources by what is served, then hash and compress as WhiteNoise does."""
        if not dry_run:
            paths = self._build(paths)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def integrity(self, name: str) -> str:
        """Give the SRI value (sha384) of the file that is served for `name`."""
        return _integrity(self.path(self.stored_name(name)))

    def _build(self, paths: dict) -> dict:
        """Write the bundle and the minified modules; give the paths that are still to be hashed."""
        kept = {}
        for name, origin in paths.items():
            if name in BUNDLES:
                kept[name] = self._write(name, bundle_styles(finders.find(name)))
            elif _is_own(name, MODULES):
                source = Path(finders.find(name)).read_text(encoding="utf-8")
                kept[name] = self._write(name, jsmin(source))
            elif not _is_own(name, BUNDLED_INTO_THEM):
                kept[name] = origin
        return kept

    def _write(self, name: str, text: str) -> tuple["BundledStaticFilesStorage", str]:
        """Put `text` where the file called `name` was collected."""
        self.delete(name)
        self._save(name, ContentFile(text.encode()))
        return self, name


def bundle_styles(path: str) -> str:
    """Give the stylesheet at `path` with all its imports, minified, as one text."""
    return lightningcss.bundle_css(path, browsers_list=BROWSERS, minify=True)


def _is_own(name: str, folder: str) -> bool:
    """Tell whether a collected file is ours: Wagtail keeps its own under its app's folder."""
    return name.startswith(folder)


@cache
def _integrity(path: str) -> str:
    digest = sha384(Path(path).read_bytes()).digest()
    return f"sha384-{b64encode(digest).decode()}"
