"""A communication kit as one file: texts, posts, graphics, and who made them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify
from inscriptis import get_text
from zipstream import ZipStream

from sparks.core.plain import plain_text
from sparks.core.seo import absolute

from .kit import messages_of, posts_of

CHUNK = 64 * 1024


def serve_zip(page, request) -> StreamingHttpResponse:
    """Give the kit as a zip file; it is written while it is sent, and is never whole anywhere."""
    archive = ZipStream(sized=True)  # stored as they are: pictures are small already
    for name, text in texts_of(page, request):
        archive.add(text, f"{page.slug}/{name}")
    for name, graphic in named(page.graphic_list):
        archive.add(_read(graphic.file), f"{page.slug}/{name}", size=graphic.file.size)
    headers = {
        "Content-Disposition": f'attachment; filename="{page.slug}.zip"',
        "Content-Length": len(archive),
    }
    return StreamingHttpResponse(archive, content_type="application/zip", headers=headers)


def texts_of(page, request) -> Iterator[tuple[str, str]]:
    """Give (name, text) of each text file, the one to read first first; none that is empty."""
    context = {
        "page": page,
        "url": absolute(page.get_url(request) or ""),
        "graphics": named(page.graphic_list),
        "messages": messages_of(page),
        "boilerplate": plain_text(page.boilerplate),
    }
    yield "README.txt", _written("readme", context)
    if page.body:
        body = render_to_string("components/body.html", {"body": page.body}, request)
        yield "press-text.txt", _written("press", {**context, "text": get_text(body).strip()})
    if page.messages:
        yield "key-messages.txt", _written("messages", context)
    for place, post in enumerate(posts_of(page), start=1):
        yield f"posts/{place:02}-{post.network.key}.txt", f"{post.text}\n"


def named(graphics: list) -> list[tuple[str, object]]:
    """Give (name, graphic): numbered in their order, called after their titles."""
    return [
        (f"graphics/{place:02}-{_stem(graphic)}{_suffix(graphic)}", graphic)
        for place, graphic in enumerate(graphics, start=1)
    ]


def _stem(graphic) -> str:
    return slugify(graphic.use or graphic.item.title)[:60].strip("-") or "graphic"


def _suffix(graphic) -> str:
    return PurePosixPath(graphic.file.name).suffix.lower()


def _written(name: str, context: dict) -> str:
    return render_to_string(f"resources/kit_files/{name}.txt", context).strip() + "\n"


def _read(file) -> Iterator[bytes]:
    """Give the bytes of a stored file; it is opened when its turn comes."""
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            yield chunk
