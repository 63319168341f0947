"""What the API answers when it cannot do what it was asked (RFC 9457)."""

from http import HTTPStatus

from django.http import HttpResponse

from .records import Record

CONTENT_TYPE = "application/problem+json"


class Trouble(Record):
    """One parameter that does not fit."""

    parameter: str
    message: str
    known: list[str]
    """What would fit; empty when that cannot be listed."""


class ProblemRecord(Record):
    """Why there is no answer."""

    type: str
    """Always about:blank: title says what the status means."""
    title: str
    status: int
    detail: str
    errors: list[Trouble]


class Problem(Exception):
    """Raised by a view to answer with a status and the reason for it."""

    def __init__(self, status: HTTPStatus, detail: str, errors=(), headers=None):
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = list(errors)
        self.headers = headers or {}

    def response(self) -> HttpResponse:
        """Give the answer; nobody keeps it."""
        record = ProblemRecord(
            type="about:blank",
            title=self.status.phrase,
            status=self.status.value,
            detail=str(self.detail),
            errors=self.errors,
        )
        headers = {"Cache-Control": "no-store", **self.headers}
        return HttpResponse(
            record.model_dump_json(),
            content_type=CONTENT_TYPE,
            status=self.status.value,
            headers=headers,
        )
