"""/_/notes/<kind>/<pid>.json: where the words of the notes on a thing stand, for its page to paint them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from debate.access.queries import open_to_all
from debate.annotations.spans import spans_on
from debate.models import Debate
from debate.web.asked import number
from debate.web.lookup import View, reader, with_thing
from debate.web.middleware import IMMUTABLE, PRIVATE


def _on(kind: str) -> View:
    """The address for one kind of thing."""

    @require_safe
    @with_thing(kind)
    def spans(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
        """{notes: [span, …]}: with ?mine= also those that only this reader may read; without, as of ?revision=."""
        mine = "mine" in request.GET
        found = spans_on(reader(request) if mine else None, debate, kind, pid)
        named = not mine and open_to_all(debate) and number(request.GET.get("revision")) == debate.revision
        headers = {"Cache-Control": IMMUTABLE if named else PRIVATE}
        return JsonResponse({"notes": found}, headers=headers)

    return spans


spans_of_claim, spans_of_link, spans_of_citation, spans_of_source = map(_on, ("claim", "link", "citation", "source"))
