"""/_/notes/tags/<pid>.json: the tags of a debate's notes, to complete what is typed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from debate.annotations.queries import tags_in
from debate.models import Debate
from debate.web.lookup import reader, with_thing
from debate.web.pages.notes import TAGS


@require_safe
@with_thing("debate")
def note_tags(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """{tags: […]} of the notes that the reader may read, in their order, at most TAGS."""
    found = {"tags": tags_in(reader(request), debate, most=TAGS)}
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False})
