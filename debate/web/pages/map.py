"""/_/map/<pid>/<shape>.json: a debate's topology, for the map to be drawn from."""

import gzip

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debate.access.queries import open_to_all
from debate.arguments.topology import stored_topology
from debate.models import Debate
from debate.web.lookup import with_thing
from debate.web.middleware import IMMUTABLE, PRIVATE


@require_safe
@with_thing("debate")
def topology(request: HttpRequest, debate: Debate, pid: str, *, shape: int) -> HttpResponse:
    """The columns of the debate's present shape, as they are stored; any other shape is not found."""
    if shape != debate.shape:
        raise Http404
    body = stored_topology(debate)
    headers = {
        "Vary": "Accept-Encoding",
        "Cache-Control": IMMUTABLE if open_to_all(debate) else PRIVATE,
    }
    if takes_gzip(request.headers.get("Accept-Encoding", "")):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return HttpResponse(body, content_type="application/json", headers=headers)


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header allows gzip (RFC 9110, 12.5.3): by name, else by *."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.replace(" ", "").partition(";q=")
        weights[name] = weight not in ("0", "0.", "0.0", "0.00", "0.000")
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", False)))
