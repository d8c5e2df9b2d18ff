"""/d/<slug>.json and /d/<slug>/r/<n>.json: a debate as it is, and as it was; and the schema of all this."""

from django.http import Http404, HttpRequest, HttpResponse

from debate.arguments.cards import cards
from debate.arguments.listing import positions_of
from debate.arguments.outline import question
from debate.editing.past import TooFarBack, debate_at, revisions
from debate.editing.telling import tell
from debate.exchange.machine import linked
from debate.exchange.machine.schema import api_schema_text
from debate.history.entries import find_told
from debate.models import Debate
from debate.transfer.queries import counts
from debate.web.annotations.problem import Problem
from debate.web.machine.answers import answered, machine, of_debate
from debate.web.machine.asked import page_asked
from debate.web.machine.forms import forms_of_debate, forms_of_revision
from debate.web.machine.neighbours import neighbours
from debate.web.machine.told.base import addresses
from debate.web.machine.told.rest import debate_value, revision_value


@machine
@of_debate
def debate(request: HttpRequest, debate: Debate, form: str) -> HttpResponse:
    """Its question and positions, how much is in it, and where."""
    root = question(debate.pk)
    answers = positions_of(root)
    known = cards(debate.pk, [root, *answers])
    positions = [known[row.pk] for row in answers]
    value = debate_value(addresses(request), debate, known[root.pk], positions, counts(debate))
    return answered(request, form, value, linked.debate, links=forms_of_debate(request, debate).header(form))


@machine
@of_debate
def revision(request: HttpRequest, debate: Debate, number: int, form: str) -> HttpResponse:
    """As of a revision, by pages of its outline."""
    page = page_asked(request)
    if number not in revisions(debate):
        raise Http404
    try:
        past = debate_at(debate, number, page)
    except TooFarBack:
        raise Problem(404, "Too many changes came since.") from None
    except ValueError as error:  # no such page
        raise Http404 from error
    told = tell(debate.pk, [find_told(debate.pk, number)], credited=False)[0]
    value = revision_value(addresses(request), debate, told, past)
    links = [forms_of_revision(request, debate, number, page).header(form), neighbours(value, form)]
    return answered(request, form, value, linked.revision, links=", ".join(filter(None, links)))


@machine
def schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of all answers in JSON."""
    return HttpResponse(api_schema_text(), content_type="application/schema+json")
