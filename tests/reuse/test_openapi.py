"""The OpenAPI document: valid, and every answer is as it says."""

import json
import re
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from sparks.reuse import asking, openapi
from sparks.reuse.catalogue import BY_NAME, KINDS

from .conftest import API

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(public, visitor) -> dict:
    response = visitor.get(f"{API}openapi.json")
    assert response.status_code == 200
    return response.json()


def test_it_is_valid(home):
    document = openapi.document()
    validate(document, cls=OpenAPIV31SpecValidator)
    assert document["openapi"] == "3.1.0"


def fits(response, described: dict, document: dict) -> None:
    """Check an answer against what the document says of its status and media type."""
    [(media_type, content)] = described["responses"][str(response.status_code)]["content"].items()
    assert response.headers["Content-Type"].partition(";")[0] == media_type
    if media_type == "text/csv":
        return
    schema = {**content["schema"], "components": document["components"]}
    Draft202012Validator(schema).validate(read(response))


def read(response) -> dict:
    """Give the JSON of an answer, which may be streamed."""
    return json.loads(response.getvalue())


def test_every_answer_fits_what_is_said_of_it(document, visitor):
    base = urlsplit(document["servers"][0]["url"]).path
    for path, methods in document["paths"].items():
        described = methods["get"]
        name = re.match(r"/([a-z-]*)", path)[1]
        pk = BY_NAME[name].items().first().pk if name else ""
        address = base + path.replace("{id}", str(pk))
        found = visitor.get(address)
        assert found.status_code == 200, address
        fits(found, described, document)
        fits(visitor.get(f"{address}?nonsense=1"), described, document)
        fits(visitor.post(address), described, document)
        if "{id}" in path:
            fits(visitor.get(base + path.replace("{id}", "999999")), described, document)


def test_every_parameter_that_is_named_is_known_and_no_other(home):
    document = openapi.document()
    for kind in KINDS:
        named = {each["name"] for each in document["paths"][f"/{kind.name}"]["get"]["parameters"]}
        facets = {facet.name for facet in kind.facets}
        assert named == facets | {"q", "sort", asking.LANGUAGE, *asking.PAGING}


def test_every_field_and_filter_is_explained_where_its_name_does_not_do(home):
    operations = [methods["get"] for methods in openapi.document()["paths"].values()]
    assert len({each["operationId"] for each in operations}) == len(operations)
    assert all(each["description"] for get in operations for each in get["parameters"])
    assert all(kind.record.__doc__ for kind in KINDS)
