"""From the address of a form of a thing, below its own, to the thing as it is shared, or to the refusal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from debate.editing.past import revisions
from debate.models import Debate
from debate.web.lookup import View, with_debate, with_thing
from debate.web.noting import with_note
from debate.web.sharing import things
from debate.web.sharing.shared import Shared

Form = Callable[..., HttpResponse]
Make = Callable[..., Shared]
KINDS: dict[str, Make] = {
    "claim": things.claim,
    "link": things.link,
    "source": things.source,
    "citation": things.citation,
    "speaker": things.speaker,
}


def of_thing(view: Form) -> View:
    """The view gets debate and thing of `kind` and `pid`: 301 to the same form of what it was merged into, 410, 404."""
    ways = {kind: with_thing(kind, same=True)(_shared(make, view)) for kind, make in KINDS.items()}
    ways["annotation"] = with_note(_shared(things.annotation, view))

    @wraps(view)
    def find(request: HttpRequest, kind: str, **more: Any) -> HttpResponse:
        return ways[kind](request, **more)

    return find


def of_version(view: Form) -> View:
    """The same for the n-th wording of a claim, which stays where it is."""
    return wraps(view)(with_thing("claim", merged=True)(_shared(things.version, view, "number", "survivor")))


def of_debate(view: Form) -> View:
    """The same for a debate."""
    return wraps(view)(with_debate(_shared(things.whole, view)))


def of_revision(view: Form) -> View:
    """The same for a debate as of a revision; one that is not known is not found."""

    def known(request: HttpRequest, debate: Debate, number: int) -> Shared:
        if number not in revisions(debate):
            raise Debate.DoesNotExist(number)
        return things.revision(request, debate, number)

    return wraps(view)(with_debate(_shared(known, view, "number")))


def _shared(make: Make, view: Form, *own: str) -> View:
    """A view of what `make` makes; it takes what is named in `own`, the view the rest."""

    def made(request: HttpRequest, debate: Debate, *found: Any, **more: Any) -> HttpResponse:
        given = {name: more.pop(name) for name in own if name in more}
        return view(request, debate, make(request, debate, *found, **given), **more)

    return made
