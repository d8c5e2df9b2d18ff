"""/_/notes/<kind>/<pid>.json: which words of a page its notes are on, for painting them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from debate.access.queries import may, open_to_all
from debate.anchoring.shown import Shown
from debate.annotations.beside import placed_beside
from debate.annotations.placing import Placed
from debate.annotations.spans import Marked, marked_on
from debate.annotations.targets import Part
from debate.arguments.queries import opened_claim
from debate.models import Debate
from debate.sources.queries import find_citation, source_page
from debate.text.markdown import text_of
from debate.text.script import OTHER_SCRIPT, choose
from debate.text.words import Words
from debate.web.asked import number
from debate.web.context import page_language
from debate.web.lookup import reader, with_thing
from debate.web.middleware import IMMUTABLE
from debate.web.placed import in_source, on_claim

Row = list[Any]
"""Note, part, paragraph, start, end (code points of the text as this page shows it), motivation, whether it is the
reader's own; and where that is another thing than the page's, kind and pid of what it is on."""


@require_safe
@with_thing("claim")
def claim_spans(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Of a claim's statement and detail, and of the passages it rests on."""
    opened = opened_claim(debate.pk, pid)
    marked = marked_on(reader(request), debate, "claim", pid)
    placed = on_claim(debate, opened)(one.pin for one in marked)
    detail = Words.part(opened.claim.language, opened.own.detail_html, opened.claim.translations, "detail_html")
    shown = {Part.TEXT.value: _shown(Words.of(opened.claim, "text")), Part.DETAIL.value: _shown(detail, html=True)}
    rows = [row for row in (_ours(one, placed, shown) for one in marked) if row]
    return _answer(request, debate, [*rows, *_beside(debate, marked)])


@require_safe
@with_thing("link")
def link_spans(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Of the passages that an inference rests on."""
    marked = marked_on(reader(request), debate, "link", pid)
    return _answer(request, debate, _beside(debate, marked))


@require_safe
@with_thing("citation")
def citation_spans(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Of a passage, and of our summary of its paragraph."""
    return _of_source(request, debate, "citation", pid, find_citation(debate.pk, pid).source.pid)


@require_safe
@with_thing("source")
def source_spans(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """Of all paragraphs of a source, and of our summaries of them."""
    return _of_source(request, debate, "source", pid, pid)


def _of_source(request: HttpRequest, debate: Debate, kind: str, pid: str, source: str) -> HttpResponse:
    who = reader(request)
    page = source_page(debate.pk, source, member=may(who, "read_words", debate))
    marked = marked_on(who, debate, kind, pid)
    placed = in_source(page, member=False)(one.pin for one in marked)
    shown = {(paragraph.number, Part.DIGEST.value): _shown(paragraph.digest) for paragraph in page.paragraphs}
    rows = []
    for one in marked:
        at = placed.get(one.pin.pid)
        if at is None or not at.found:
            continue
        paragraph = at.paragraph or one.pin.paragraph
        span = (
            (at.start, at.end) if one.pin.part == Part.PASSAGE else _span(one, at, shown.get((paragraph, one.pin.part)))
        )
        if span is not None:
            rows.append([one, paragraph, *span])
    return _answer(request, debate, rows)


def _beside(debate: Debate, marked: Iterable[Marked]) -> Iterator[Row]:
    """Words of passages that are shown beside a claim or an inference."""
    for one, span in placed_beside(debate.pk, marked):
        yield [one, one.pin.paragraph, *span, "citation", one.citation]


def _ours(one: Marked, placed: Any, shown: dict[str, tuple[str, Shown]]) -> Row | None:
    at = placed.get(one.pin.pid)
    span = _span(one, at, shown.get(one.pin.part)) if at is not None and at.found else None
    return [one, one.pin.paragraph, *span] if span else None


def _span(one: Marked, at: Placed, shown: tuple[str, Shown] | None) -> tuple[int, int] | None:
    """Where placed words stand in what the page shows; None where it shows another wording."""
    if shown is None or shown[0] != one.pin.language or at.start is None or at.end is None:
        return None
    return shown[1].forth(at.start, at.end)


def _shown(words: Words, *, html: bool = False) -> tuple[str, Shown]:
    """The language that the page takes the words from, and how they were converted for it."""
    as_text = text_of if html else str
    chosen = choose(page_language(), words.language, words.text, words.translations)  # type: ignore[arg-type]
    language, text = words.language, words.text
    if chosen.how == "translated":
        language = page_language() if words.translations.get(page_language()) else OTHER_SCRIPT[page_language()]
        text = words.translations[language]
    return language, Shown(as_text(text), as_text(chosen.text))


def _answer(request: HttpRequest, debate: Debate, rows: Iterable[Row]) -> HttpResponse:
    who = reader(request)
    mine = who.pk if who else 0
    notes = [
        [one.pin.pid, one.pin.part, paragraph, start, end, one.motivation, int(one.by_id == mine and mine > 0), *on]
        for one, paragraph, start, end, *on in rows
    ]
    response = JsonResponse({"notes": notes}, json_dumps_params={"separators": (",", ":")})
    if who is None and open_to_all(debate) and number(request.GET.get("revision")) == debate.revision:
        response.headers["Cache-Control"] = IMMUTABLE
    return response
