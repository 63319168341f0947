"""The API: a list of what there is, lists, records, files, and its own description."""

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, override

from . import answers, asking, files, openapi
from .catalogue import BY_NAME
from .doors import door
from .kinds import Kind
from .overview import overview
from .problems import Problem


def _kind(name: str) -> Kind:
    if name not in BY_NAME:
        raise Problem(HTTPStatus.NOT_FOUND, f"Not a type of record. Known: {', '.join(BY_NAME)}.")
    return BY_NAME[name]


@door
def root(request: HttpRequest) -> HttpResponse:
    """Say which types of records there are, and where."""
    asking.only_language(request.GET)
    with override(asking.language_of(request.GET)):
        return answers.answer(request, overview().model_dump_json())


@door
def records(request: HttpRequest, kind: str) -> HttpResponse:
    """Give one page of a list."""
    of = _kind(kind)
    with override(asking.language_of(request.GET)):
        asked = asking.read(request.GET, of)
        pages = Paginator(of.fetch(of.matching(asked.selection)), asked.page_size)
        if asked.selection.page > pages.num_pages:
            raise Problem(HTTPStatus.NOT_FOUND, f"The last page is {pages.num_pages}.")
        page = pages.page(asked.selection.page)
        found = of.records(list(page.object_list))
        body = answers.many(of, asked, page, found).model_dump_json()
        keep = answers.NEVER if of.is_sensitive else answers.KEEP
        return answers.answer(request, body, keep=keep, modified=answers.newest(found))


@door
def record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Give one record."""
    of = _kind(kind)
    asking.only_language(request.GET)
    with override(asking.language_of(request.GET)):
        found = of.records(list(of.fetch(of.items().filter(pk=pk))))
        if not found:
            raise Problem(HTTPStatus.NOT_FOUND, f"No record with this id in “{get_language()}”.")
        body = answers.one(of, found[0]).model_dump_json()
        keep = answers.NEVER if of.is_sensitive else answers.KEEP
        return answers.answer(request, body, keep=keep, modified=answers.newest(found))


@door
def whole(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """Give all that fits as one file, written while it is read."""
    of = _kind(kind)
    with override(asking.language_of(request.GET)):
        asked = asking.read(request.GET, of, is_paged=False)
        found = files.records_of(of, of.matching(asked.selection))
        text = files.WRITERS[ending](of, found) if request.method == "GET" else ()
        return StreamingHttpResponse(
            text,
            content_type=files.TYPES[ending],
            headers={
                "Content-Disposition": f'attachment; filename="{of.name}.{ending}"',
                "Content-Language": get_language(),
                "Cache-Control": answers.NEVER if of.is_sensitive else answers.KEEP,
            },
        )


@door
def description(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document."""
    asking.only_language(request.GET)
    with override(asking.language_of(request.GET)):
        return answers.answer(request, openapi.as_json())


@door
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say that an address below the API's leads nowhere."""
    raise Problem(HTTPStatus.NOT_FOUND, "The API has no such address.")
