"""axe-core: the rules for accessibility that a machine can check."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # those of the same standards that see colours
# What is judged in each scheme: from one to the next, colours change and nothing else.
SCHEMES = {"light": STANDARDS, "dark": COLOURS}
# A change of scheme may be on its way, in passing colours; it is brought to its end first.
# No rule among these needs the style sheets themselves, which axe would fetch and read each time.
RUN = """async ([runOnly, part]) => {
    for (const animation of document.getAnimations()) animation.finish();
    const options = {runOnly, resultTypes: ["violations"], preload: {assets: ["media"]}};
    const found = await axe.run(part || document, options);
    return found.violations.map(({id, help, nodes}) => ({
        id, help, nodes: nodes.map(({target, failureSummary}) => ({target, failureSummary})),
    }));
}"""
# Reading a colour is the slowest of all that axe does, and a page has few: each is read once.
REMEMBER_COLOURS = """() => {
    const {prototype} = axe.commons.color.Color;
    const {parseString} = prototype;
    const known = new Map();
    prototype.parseString = function (text) {
        if (known.has(text)) {
            [this.r, this.g, this.b, this.alpha] = known.get(text);
            return this;
        }
        parseString.call(this, text);
        known.set(text, [this.r, this.g, this.b, this.alpha]);
        return this;
    };
}"""
# In forced colours Chromium paints text, and reports it as `color`, as the reader wants it; but as
# the colour to fill it with, which axe prefers, it reports what the page asked for in vain.
FORCED = """() => {
    const read = CSSStyleDeclaration.prototype.getPropertyValue;
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return read.call(this, name === "-webkit-text-fill-color" ? "color" : name);
    };
}"""
SHOWN_NODES = 4


def load(page: Page) -> None:
    """Bring axe into a page; the debugger's way in is not subject to the page's own policy."""
    page.evaluate(_script())
    page.evaluate(REMEMBER_COLOURS)


def violations(page: Page, part: str = "", rules: list[str] = STANDARDS) -> list[str]:
    """Give a paragraph for each rule that the page, or a part of it, breaks as it is shown now.

    `rules` are tags or names of axe's: when nothing but colours has changed, COLOURS are enough.
    """
    return [_told(found) for found in page.evaluate(RUN, [rules, part])]


def in_light_and_dark(page: Page, part: str = "") -> list[str]:
    """Give the same of both schemes, and leave the page in the light one."""
    found = []
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {each}" for each in violations(page, part, rules)]
    page.emulate_media(color_scheme="light")
    return found


def force_colours(page: Page) -> None:
    """Show the page in the few colours that a reader has chosen for everything."""
    page.emulate_media(forced_colors="active")
    page.evaluate(FORCED)


def _told(found: dict) -> str:
    nodes = found["nodes"]
    lines = [f"{found['id']}: {found['help']} ({len(nodes)} places)"]
    for node in nodes[:SHOWN_NODES]:
        summary = node["failureSummary"].replace("\n", " ")
        lines.append(f"    {node['target']} {summary}")
    return "\n".join(lines)


@cache
def _script() -> str:
    package = Path(find_spec("axe_playwright_python").origin).parent
    return (package / "axe.min.js").read_text(encoding="utf-8")
