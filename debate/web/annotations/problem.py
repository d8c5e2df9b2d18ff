"""What went wrong, for programs: RFC 9457, with the place in the annotation that is meant."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse
from django.utils import translation

from debate.exchange.faults import Fault
from debate.history.refusals import Refused, Why
from debate.web.forms.told import sentence

TYPE = "application/problem+json"
FIELDS = {
    "body": "/body",
    "tags": "/body",
    "language": "/body/language",
    "motivation": "/motivation",
    "target": "/target",
    "block": "/target",
    "exact": "/target/selector",
    "note": "/target",
}
"""The place in an annotation of what an action calls so."""


class Problem(Exception):
    """The request is answered with this status; nothing was changed."""

    def __init__(
        self, status: int, detail: str, *, field: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.field, self.headers = status, detail, field, dict(headers or {})

    def answer(self) -> HttpResponse:
        """The response."""
        value = {"title": HTTPStatus(self.status).phrase, "status": self.status, "detail": self.detail}
        if self.field is not None:
            value["field"] = self.field
        return HttpResponse(json.dumps(value), status=self.status, content_type=TYPE, headers=self.headers)


def of_fault(fault: Fault, status: int = 400) -> Problem:
    """What is wrong in what was sent."""
    return Problem(status, str(fault), field=fault.path)


def of_refusal(error: Refused) -> Problem:
    """What an action refuses."""
    with translation.override("en"):
        detail = " ".join(sentence(error).messages)
    status = {Why.ROLE: 403, Why.NOT_LIVE: 409}.get(error.why, 400)
    return Problem(status, detail, field=FIELDS.get(error.field, ""))


def not_found() -> Problem:
    """Nothing here, or nothing that is told of."""
    return Problem(404, "There is nothing here.")
