"""The OpenAPI 3.1 document, made of the very classes and filters that answer."""

import json

from django.conf import settings
from django.urls import reverse
from pydantic.json_schema import models_json_schema

from sparks.core.seo import absolute

from . import answers, parameters
from .catalogue import KINDS
from .kinds import Kind
from .licence import licence
from .overview import Overview
from .problems import CONTENT_TYPE, ProblemRecord
from .records import Record

VERSION = "1.0.0"
ABOUT = (
    "All that is public on the site, to be read by programs. Only reading, no key, no cookie. "
    "What is not known is null, or an empty text or list. An unknown parameter or value is "
    "refused with 400 and the known ones. Please keep answers and ask again with If-None-Match; "
    "whoever needs everything finds files with all records, and a dump of each year."
)
REFUSED = {
    "400": "A parameter that does not fit",
    "404": "Nothing there",
    "405": "Not a way to ask: this API is read-only",
    "503": "The database is away; Retry-After says when to ask again",
}
ETAG = {"description": "For If-None-Match.", "schema": {"type": "string"}}
# In the order of the document, with the names by which its paths refer to them.
COMMON: tuple[type[Record], ...] = (Overview, ProblemRecord)


def document() -> dict:
    """Give the document, with the filters as they are in the active language."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME}: open data",
            "version": VERSION,
            "description": ABOUT,
            "license": {"name": licence().name, "url": licence().url},
        },
        "servers": [{"url": absolute(reverse("api:root")).rstrip("/")}],
        "tags": [_tag(kind) for kind in KINDS],
        "paths": _paths(),
        "components": {"schemas": schemas()},
    }


def as_json() -> str:
    """Give the document as text."""
    return json.dumps(document(), ensure_ascii=False)


def schemas() -> dict:
    """Give the schemas of all answers and of what is in them, by their names."""
    models = [*COMMON]
    for kind in KINDS:
        models += [make(kind) for make in (answers.one_of_kind, answers.many_of_kind)]
        models.append(answers.all_of_kind(kind))
    _names, found = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template="#/components/schemas/{model}",
    )
    return found["$defs"]


def _paths() -> dict:
    paths = {
        "/": _get("overview", "What there is", _json(Overview), [parameters.language()]),
    }
    for kind in KINDS:
        paths |= _paths_of(kind)
    return paths


def _paths_of(kind: Kind) -> dict:
    about = {"tags": [kind.name]}
    name, title = kind.name, str(kind.title)
    one, many, whole = (
        _json(make(kind))
        for make in (answers.one_of_kind, answers.many_of_kind, answers.all_of_kind)
    )
    selecting = parameters.selecting(kind)
    text = {"text/csv": {"schema": {"type": "string"}}}
    return {
        f"/{name}": _get(
            f"list-{name}", f"{title}: a page", many, [*selecting, *parameters.paging()], **about
        ),
        f"/{name}/{{id}}": _get(
            f"get-{name}", f"{title}: one", one, [parameters.key(), parameters.language()], **about
        ),
        f"/{name}.json": _get(
            f"json-{name}", f"{title}: all as JSON", whole, selecting, tagged=False, **about
        ),
        f"/{name}.csv": _get(
            f"csv-{name}", f"{title}: all as CSV", text, selecting, tagged=False, **about
        ),
    }


def _get(name: str, summary: str, content: dict, asked: list, *, tagged=True, **rest) -> dict:
    """Describe one address; `tagged` answers have an ETag, files that are streamed have none."""
    found: dict = {"200": {"description": "Found", "content": content}}
    if tagged:
        found["200"]["headers"] = {"ETag": ETAG}
        found["304"] = {"description": "As it was", "headers": {"ETag": ETAG}}
    problem = {CONTENT_TYPE: {"schema": _ref(ProblemRecord)}}
    for status, words in REFUSED.items():
        found[status] = {"description": words, "content": problem}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": asked,
            "responses": found,
            **rest,
        }
    }


def _tag(kind: Kind) -> dict:
    return {"name": kind.name, "description": kind.record.__doc__}


def _json(model: type[Record]) -> dict:
    return {"application/json": {"schema": _ref(model)}}


def _ref(model: type[Record]) -> dict:
    return {"$ref": f"#/components/schemas/{model.__name__}"}
