"""/_/picture/…: the picture beside a pasted link, at an address that names all it says."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debate.access.queries import open_to_all
from debate.annotations.queries import note_of
from debate.arguments import versions
from debate.arguments.cards import voice_of
from debate.arguments.queries import find_claim, link_page, merged_claim, page_of
from debate.models import Address, Annotation, Debate
from debate.people.queries import find_speaker, speaker_row
from debate.sources.passages import source_line
from debate.sources.queries import find_source, open_passage
from debate.web.framed import led
from debate.web.lookup import View, with_thing
from debate.web.middleware import IMMUTABLE, PRIVATE
from debate.web.noting import with_note
from debate.web.pages.claim import as_opened
from debate.web.pictures import things
from debate.web.pictures.draw import drawn
from debate.web.pictures.says import Picture, digest
from debate.web.store import Store
from debate.web.templatetags.pictures import address

MOST = 8_000_000
PICTURES = Store(MOST)
"""Pictures by what they say, in this process: bytes, which are asked for again within minutes if at all."""
Make = Callable[..., Picture]


def pictured(kind: str) -> Callable[[Make], View]:
    """The view of a thing's picture, out of what says it; a merged thing's leads to that of its survivor."""

    def decorate(make: Make) -> View:
        @require_safe
        @with_thing(kind, merged=True)
        @wraps(make)
        def view(
            request: HttpRequest, debate: Debate, pid: str, *, asked: str, survivor: Address | None = None
        ) -> HttpResponse:
            picture = make(debate, survivor.pid if survivor else pid)
            if survivor:
                return led(debate, address(kind, picture, survivor.pid))
            return _sent(debate, picture, asked, address(kind, picture, pid))

        return view

    return decorate


@pictured("debate")
def picture_of_debate(debate: Debate, _pid: str) -> Picture:
    """A debate's title: no query."""
    return things.of_debate(debate)


@pictured("claim")
def picture_of_claim(debate: Debate, pid: str) -> Picture:
    """A claim in its first place."""
    return things.of_claim(debate, page_of(debate.pk, as_opened(debate, pid)))


@pictured("link")
def picture_of_link(debate: Debate, pid: str) -> Picture:
    """A premise and what it is said of."""
    return things.of_link(debate, link_page(debate.pk, pid))


@pictured("citation")
def picture_of_citation(debate: Debate, pid: str) -> Picture:
    """A passage, as everybody may read it."""
    row, passage = open_passage(debate.pk, pid)
    return things.of_citation(debate, passage, voice_of(row))


@pictured("source")
def picture_of_source(debate: Debate, pid: str) -> Picture:
    """A source's title."""
    return things.of_source(debate, source_line(find_source(debate.pk, pid)))


@pictured("speaker")
def picture_of_speaker(debate: Debate, pid: str) -> Picture:
    """A speaker's name."""
    return things.of_speaker(debate, speaker_row(find_speaker(debate.pk, pid)))


@require_safe
@with_note
def picture_of_note(request: HttpRequest, debate: Debate, row: Annotation, *, asked: str) -> HttpResponse:
    """A note that everybody may read: another has none, not even for who wrote it."""
    if row.visibility != Annotation.Visibility.PUBLIC:
        raise Http404
    picture = things.of_note(debate, note_of(row, member=False))
    return _sent(debate, picture, asked, address("annotation", picture, row.pid))


@require_safe
@with_thing("claim", merged=True)
def picture_of_version(
    request: HttpRequest,
    debate: Debate,
    pid: str,
    *,
    language: str,
    number: int,
    asked: str,
    survivor: Address | None = None,
) -> HttpResponse:
    """The n-th wording of a claim in a language, also of a merged one."""
    claim = (merged_claim if survivor else find_claim)(debate.pk, pid)
    picture = things.of_version(debate, versions.find_version(claim, language, number))
    return _sent(debate, picture, asked, address("version", picture, pid, language, number))


def _sent(debate: Debate, picture: Picture, asked: str, present: str) -> HttpResponse:
    """The picture, if it is what the address names; else the way to what it says now."""
    name = digest(picture)
    if asked != name:
        return led(debate, present)
    png: bytes | None = PICTURES.get((name,))
    if png is None:
        png = _drawn(picture)
        PICTURES.put((name,), png)
    headers = {"Cache-Control": IMMUTABLE if open_to_all(debate) else PRIVATE}
    return HttpResponse(png, content_type="image/png", headers=headers)


def _drawn(picture: Picture) -> bytes:
    try:
        return drawn(picture)
    except LookupError as error:  # no font on this machine: no page announces a picture
        raise Http404 from error
