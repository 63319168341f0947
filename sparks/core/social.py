"""The picture shown where a page is shared: its title on its own night sky."""

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .constellation import WIDTH as SKY_WIDTH
from .constellation import Constellation, constellation

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FONTS = Path(__file__).parent / "fonts"

# As in static/css/tokens.css, on night.
NIGHT, ON_NIGHT, ON_NIGHT_SOFT, AMBER = "#10122b", "#f9f2e5", "#cbc8da", "#f5ad42"
PILLARS = {
    "prevention": "#82d6b0",
    "detection": "#8cc4f7",
    "investigation": "#cfa9f0",
    "support": "#ffa3b4",
}
NO_PILLAR = "#ffc873"

SHARP = 2  # the sky is drawn this much larger and scaled down, which smooths its edges
TITLE_BOX = WIDTH - 2 * MARGIN, 330
TITLE_SIZES = range(78, 37, -4)
LEADING = 1.14


@dataclass(frozen=True)
class SocialPicture:
    """All that a picture depends on; the same values give the same picture."""

    title: str
    kind: str
    slug: str
    pillar: str
    site_name: str
    version: int = 1  # raise it when the drawing changes

    def png(self) -> bytes:
        """Draw the picture, 1200 by 630 pixels."""
        image = _sky(constellation(self.slug), PILLARS.get(self.pillar, NO_PILLAR))
        self._write(ImageDraw.Draw(image))
        file = BytesIO()
        image.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _write(self, draw: ImageDraw.ImageDraw) -> None:
        """Put the words on the sky: kind at the top, title in the middle, site at the bottom."""
        small = font("sans", 34)
        draw.text((MARGIN, MARGIN), self.kind, PILLARS.get(self.pillar, NO_PILLAR), small)
        lines, large = fitted(self.title)
        y = HEIGHT - MARGIN - 70 - len(lines) * large.size * LEADING
        for line in lines:
            draw.text((MARGIN, y), line, ON_NIGHT, large)
            y += large.size * LEADING
        _spark(draw, MARGIN + 14, HEIGHT - MARGIN + 2, 16, AMBER)
        draw.text((MARGIN + 44, HEIGHT - MARGIN), self.site_name, ON_NIGHT_SOFT, small, "lm")


@cache
def font(family: str, size: int) -> ImageFont.FreeTypeFont:
    """Load one of the site's two families at a size in pixels."""
    return ImageFont.truetype(FONTS / f"sparks-{family}.ttf", size)


def fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Break a title into lines at the largest size that fits; shorten it when none does."""
    width, height = TITLE_BOX
    for size in TITLE_SIZES:
        face = font("serif", size)
        lines = wrapped(title, face, width)
        if len(lines) * size * LEADING <= height and all(face.getlength(x) <= width for x in lines):
            return lines, face
    return _shortened(lines, face), face


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break `text` between words into lines no wider than `width`; a longer word stands alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _shortened(lines: list[str], face: ImageFont.FreeTypeFont) -> list[str]:
    """Keep the lines that fit and let the last one end in an ellipsis after a whole word."""
    width, height = TITLE_BOX
    room = int(height / (face.size * LEADING))
    kept, words = lines[:room], lines[:room][-1].split()
    if len(lines) > room:
        while len(words) > 1 and face.getlength(f"{' '.join(words)} …") > width:
            words.pop()
        kept[-1] = f"{' '.join(words)} …"
    return kept


def _sky(sky: Constellation, colour: str) -> Image.Image:
    """Draw a constellation over the whole picture, faint enough to be read over."""
    image = Image.new("RGB", (WIDTH * SHARP, HEIGHT * SHARP), NIGHT)
    draw = ImageDraw.Draw(image)
    scale = WIDTH * SHARP / SKY_WIDTH
    for x, y in re.findall(r"M(\d+) (\d+)h", sky.dust):
        _dot(draw, int(x) * scale, int(y) * scale, 1.2 * SHARP, "#4a4d78")
    for numbers in re.findall(r"M(\d+) (\d+)L(\d+) (\d+)", sky.lines):
        draw.line([int(n) * scale for n in numbers], fill="#3b3f6b", width=2 * SHARP)
    for star in sky.stars:
        _dot(draw, star.x * scale, star.y * scale, star.r * scale / 2, _faint(colour))
    _spark(draw, sky.spark.x * scale, sky.spark.y * scale, sky.spark.r * scale * 0.6, _faint(AMBER))
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def _dot(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, colour: str) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def _spark(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, colour: str) -> None:
    """Draw a star with four points."""
    waist = r / 5
    points = [(0, -r), (waist, -waist), (r, 0), (waist, waist)]
    points += [(-px, -py) for px, py in points]
    draw.polygon([(x + px, y + py) for px, py in points], fill=colour)


def _faint(colour: str) -> tuple[int, ...]:
    """Mix a colour with the night, so that words stay readable on top of it."""
    pairs = zip(_rgb(colour), _rgb(NIGHT), strict=True)
    return tuple(round(0.45 * light + 0.55 * dark) for light, dark in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
