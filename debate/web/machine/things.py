"""/c/<pid>.json, /c/<pid>.jsonld and so on: one thing, in the form that the address names."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse

from debate.annotations.queries import find_note, hidden_note, note_of
from debate.arguments import versions
from debate.arguments.queries import find_claim, last_wording, link_page, merged_claim, opened_claim, page_of
from debate.editing.telling import named
from debate.exchange.document import Value
from debate.exchange.machine import linked
from debate.exchange.machine import values as v
from debate.models import Address, Debate
from debate.people.queries import speaker_page
from debate.sources.queries import find_citation, source_page
from debate.web.annotations.told import told as web_annotations
from debate.web.cited import cited, margins, opened_at
from debate.web.machine.answers import answered, machine, of_thing
from debate.web.machine.asked import page_asked
from debate.web.machine.forms import Forms, forms_of, forms_of_version
from debate.web.machine.neighbours import neighbours
from debate.web.machine.told.base import addresses, words
from debate.web.machine.told.claims import claim_value, link_value, version_value
from debate.web.machine.told.passages import resting_value, source_value
from debate.web.machine.told.rest import note_value, speaker_value
from debate.web.pages.version import language_asked
from debate.web.sought import sought_address

Told = TypeVar("Told", bound=Value)


def _told(
    request: HttpRequest, form: str, forms: Forms, value: Told, as_linked: Callable[[Told], linked.Json], more: str = ""
) -> HttpResponse:
    return answered(request, form, value, as_linked, links=", ".join(filter(None, (forms.header(form), more))))


@machine
@of_thing("claim")
def claim(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """As its page: six queries at most beside the address."""
    page = page_of(debate.pk, opened_claim(debate.pk, pid))
    value = claim_value(addresses(request), debate, page, cited(debate.pk, page.citations, member=False))
    return _told(request, form, forms_of(request, debate, "claim", pid, version=value.version), value, linked.claim)


@machine
@of_thing("link")
def link(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """An inference, what it rests on, what is said against it."""
    page = link_page(debate.pk, pid)
    value = link_value(addresses(request), debate, page, cited(debate.pk, page.citations, member=False))
    return _told(request, form, forms_of(request, debate, "link", pid), value, linked.link)


@machine
@of_thing("source")
def source(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """A source by pages of its paragraphs."""
    page = source_page(debate.pk, pid, member=False)
    try:
        value = source_value(addresses(request), debate, page, margins(debate.pk, page), page_asked(request))
    except ValueError as error:
        raise Http404 from error
    return _told(request, form, forms_of(request, debate, "source", pid), value, linked.source, neighbours(value, form))


@machine
@of_thing("citation")
def citation(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """A passage and what rests on it."""
    row = find_citation(debate.pk, pid)
    page = source_page(debate.pk, row.source.pid, member=False)
    value = resting_value(addresses(request), opened_at(margins(debate.pk, page), pid).resting)
    return _told(request, form, forms_of(request, debate, "citation", pid), value, linked.citation)


@machine
@of_thing("speaker")
def speaker(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """A speaker, and the claims that name him."""
    value = speaker_value(addresses(request), debate, speaker_page(debate.pk, pid))
    return _told(request, form, forms_of(request, debate, "speaker", pid), value, linked.speaker)


@machine
@of_thing("claim", merged=True)
def version(
    request: HttpRequest, debate: Debate, pid: str, form: str, number: int, survivor: Address | None = None
) -> HttpResponse:
    """The n-th wording, in the claim's language or that of ?lang=."""
    site = addresses(request)
    row = find_claim(debate.pk, pid) if survivor is None else merged_claim(debate.pk, pid)
    language = language_asked(request, row)
    into = None
    if survivor is not None:
        name = words(next(iter(last_wording(debate.pk, survivor.pid)), None))
        into = v.Named(type="claim", pid=survivor.pid, address=site.thing("claim", survivor.pid), name=name)
    value = version_value(site, debate, row, versions.find_version(row, language, number), into)
    told = "" if language == row.language else language
    return _told(request, form, forms_of_version(request, debate, pid, number, told), value, linked.version)


@machine
def annotation(request: HttpRequest, pid: str, form: str) -> HttpResponse:
    """A public note, or what is left of one; 404 for all others, whoever asks."""
    address = sought_address(request, pid)
    if address is None or hidden_note(None, address.debate, pid):
        raise Http404
    return _annotation(request, pid=pid, form=form)


@of_thing("annotation")
def _annotation(request: HttpRequest, debate: Debate, pid: str, form: str) -> HttpResponse:
    """As JSON-LD it is the Web Annotation that the debate's container has."""
    row = find_note(None, debate, pid)
    if row is None:
        raise Http404
    note = note_of(row, member=False)
    value = note_value(addresses(request), debate, note, named(debate.pk, [(note.kind, note.on)])[0])
    forms = forms_of(request, debate, "annotation", pid)
    return _told(request, form, forms, value, lambda _value: web_annotations(request, debate, [row])[0])
