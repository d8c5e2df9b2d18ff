"""Carry what rests on a source's words to its next text: citations and notes (anchoring.md, decision 24)."""

from collections.abc import Iterable, Mapping, Sequence

from debate.anchoring.blocks import blocks
from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.locate import Locator
from debate.anchoring.match import match
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import TextQuote, describe
from debate.anchoring.verdict import Stage, Status, Verdict
from debate.anchors.actions import Check, check_seals
from debate.anchors.queries import ACCEPTED, paragraph_of, text_as_of
from debate.models import Anchor, Annotation, Citation, SourceText, User

Span = tuple[int, int]


def carry_citations(
    *, text: SourceText, old: SourceText, citations: list[Citation], digests: dict[int, str], by: User | None
) -> list[Check]:
    """Append an anchor in the new text for each citation: carried, if it stood in the old one, else by its seal. The
    order is kept; `result` is in_place, elsewhere, changed, review, or missing."""
    stood = _stood(old, [row.pk for row in citations], "citation")
    checks = _by_carrying(text, old, [row for row in citations if row.pk in stood], stood, by)
    others = [row for row in citations if row.pk not in stood]
    checks |= {check.citation.pk: check for check in check_seals(text=text, citations=others, digests=digests, by=by)}
    return [checks[row.pk] for row in citations]


def _by_carrying(
    text: SourceText, old: SourceText, citations: list[Citation], stood: Mapping[int, Span], by: User | None
) -> dict[int, Check]:
    if not citations:
        return {}
    carry, locator, anchors, checks = Carry(Index(old.text), Index(text.text)), Locator(text.text), [], {}
    for row in citations:
        verdict = reanchor(describe(old.text, *stood[row.pk]), carry)
        anchors.append(_anchor(text, verdict, by, citation=row))
        at = verdict.start
        result = _result(verdict, same_block=at is not None and locator.block_at(at) == row.block)
        checks[row.pk] = Check(row, result, locator.block_at(at) if at is not None else None)
    Anchor.objects.bulk_create(anchors, batch_size=1_000)
    return checks


def _result(verdict: Verdict, *, same_block: bool) -> str:
    if verdict.status in (Status.ANCHORED, Status.MOVED):
        return "in_place" if verdict.status == Status.ANCHORED and same_block else "elsewhere"
    return {Status.CHANGED: "changed", Status.REVIEW: "review", Status.ORPHAN: "missing"}[verdict.status]


def carry_notes(*, text: SourceText, old: SourceText | None, notes: Sequence[Annotation], by: User | None) -> None:
    """Append an anchor in the new text for each note on words of the source; citation must be loaded."""
    if not notes:
        return
    index, locator = Index(text.text), Locator(text.text)
    carry = Carry(Index(old.text), index) if old else None
    stood = _stood(old, [row.pk for row in notes], "annotation") if old else {}
    verdicts = ((row, _of_note(row, carry, old, stood, index, locator)) for row in notes)
    Anchor.objects.bulk_create(
        (_anchor(text, verdict, by, annotation=row) for row, verdict in verdicts), batch_size=1_000
    )


def anchor_note(*, note: Annotation, by: User | None) -> None:
    """Say where a new note on words of a stored text stands in the whole of it; nothing where no text is stored. Up to
    three queries."""
    source = note.source or (note.citation.source if note.citation else None)
    text = text_as_of(source, note.selected_version) if source is not None and note.selected_version else None
    if text is None:
        return
    paragraph = paragraph_of(note.citation, text) if note.citation else note.block or 0
    start = blocks(text.text)[paragraph - 1].start + note.start
    verdict = Verdict(Status.ANCHORED, start, start + note.length, 1.0, Stage.SAME)
    _anchor(text, verdict, by, annotation=note).save()


def _of_note(
    row: Annotation,
    carry: Carry | None,
    old: SourceText | None,
    stood: Mapping[int, Span],
    index: Index,
    locator: Locator,
) -> Verdict:
    """Carried if it stood in the old text; else by its words, or by their seal where these are not here."""
    span = stood.get(row.pk) or (_pinned(row, old) if old else None)
    if carry is not None and old is not None and span is not None:
        return reanchor(describe(old.text, *span), carry)
    if row.exact:
        return match(TextQuote(row.exact, row.prefix, row.suffix), index)
    found = locator.find(block=block_of(row), start=row.start, length=row.length, folded=row.folded, seal=row.seal)
    if found is None:
        return Verdict(Status.ORPHAN)
    return Verdict(Status.ANCHORED if found.how == "in_place" else Status.MOVED, found.start, found.end, 1.0)


def _pinned(row: Annotation, text: SourceText) -> Span | None:
    """Where a note was made in this very text; None for another."""
    return span_in(row, text.text) if row.selected_version == text.version else None


def span_in(row: Annotation, text: str) -> Span | None:
    """Code points of a whole text for a note's place in its paragraph; None where other words stand there."""
    known, block = blocks(text), block_of(row)
    if not 1 <= block <= len(known):
        return None
    start = known[block - 1].start + row.start
    end = start + row.length
    same = end <= len(text) and (not row.exact or text[start:end] == row.exact)
    return (start, end) if same else None


def block_of(row: Annotation) -> int:
    """The paragraph that a note's words are in; 0 for none."""
    return row.block or (row.citation.block if row.citation else 0)


def _stood(text: SourceText, subjects: Iterable[int], name: str) -> dict[int, Span]:
    """Where these stand in a text, by their newest anchors there."""
    wanted = {f"{name}__in": list(subjects)}
    rows = Anchor.objects.filter(debate=text.debate_id, source_text=text, **wanted).order_by("pk")
    newest = {subject: rest for subject, *rest in rows.values_list(name, "status", "start", "end")}
    return {subject: (start, end) for subject, (status, start, end) in newest.items() if status in ACCEPTED}


def _anchor(text: SourceText, verdict: Verdict, by: User | None, **subject: Citation | Annotation) -> Anchor:
    return Anchor(
        debate_id=text.debate_id,
        source_text=text,
        status=verdict.status.value,
        start=verdict.start,
        end=verdict.end,
        similarity=verdict.similarity,
        stage=verdict.stage.value,
        flags=[flag.value for flag in verdict.flags],
        created_by=by,
        **subject,
    )
