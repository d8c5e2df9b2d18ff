"""Where the words of notes stand now: carried from the version they were pinned to, and to the text as a page shows it.

Notes on a claim are carried when they are read: its texts are short. Those on a source's words were carried when its
text came (anchors.carrying), and their newest anchors are read here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.match import match
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import Selector
from debate.anchoring.shown import Shown
from debate.anchoring.verdict import Status, Verdict
from debate.anchors.carrying import span_in
from debate.anchors.queries import newest_text
from debate.annotations.selection import selector_of
from debate.annotations.targets import Part, Target, Written, written
from debate.models import Anchor, Annotation, Claim, ClaimVersion, Source, SourceText
from debate.text.markdown import render, text_of


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a note's words stand (of Anchor.Status), in the present text of its part, half open, and what stands there
    now. `start` and `now` are empty where no machine may say; of a passage they count in the whole stored text."""

    status: str
    start: int | None = None
    end: int | None = None
    now: str = ""
    flags: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether its words can be shown in the present text."""
        return self.start is not None and self.status in ("anchored", "moved", "changed")


ORPHAN = Placed(Status.ORPHAN.value)
Wording = tuple[str, str, int]
"""Part, language, version."""


def placed_on_claim(claim: Claim, notes: Iterable[Annotation]) -> dict[str, Placed]:
    """For each note on words of a claim, by pid: at most one query, none while nothing was reworded since."""
    selected = [note for note in notes if note.selected]
    present = {
        key: written(Target(claim=claim), *key) for key in {(row.part, row.selected_language) for row in selected}
    }
    found, behind = dict[str, Placed](), list[Annotation]()
    for note in selected:
        text = present[note.part, note.selected_language]
        if text is None:
            found[note.pid] = ORPHAN
        elif note.selected_version == text.version and _stands(text.text, selector_of(note)):
            found[note.pid] = _placed(text.text, Verdict(Status.ANCHORED, note.start, note.start + note.length))
        else:
            behind.append(note)
    return found | _carried(claim, behind, {key: text for key, text in present.items() if text is not None})


def _carried(claim: Claim, notes: list[Annotation], present: Mapping[tuple[str, str], Written]) -> dict[str, Placed]:
    """Notes on earlier wordings, or on those of a claim that was merged into this one."""
    old = _wordings(claim, {(note.part, note.selected_language, note.selected_version) for note in notes})
    new = {key: Index(text.text) for key, text in present.items()}
    carries = {key: Carry(Index(text), new[key[:2]]) for key, text in old.items() if key[:2] in new}
    found = {}
    for note in notes:
        key, index = (note.part, note.selected_language, note.selected_version), new[note.part, note.selected_language]
        selector, carry = selector_of(note), carries.get(key)
        known = carry is not None and _stands(old[key], selector)
        verdict = reanchor(selector, carry) if carry is not None and known else match(selector.quote, index)
        found[note.pid] = _placed(index.text, verdict)
    return found


def _wordings(claim: Claim, wanted: set[Wording]) -> dict[Wording, str]:
    """Texts as of these versions: one query, none for none."""
    if not wanted:
        return {}
    numbers = {number for _, _, number in wanted}
    rows = ClaimVersion.objects.filter(debate=claim.debate_id, claim=claim, number__in=numbers)
    found: dict[Wording, str] = {}
    for row in rows:
        for part in (Part.TEXT.value, Part.DETAIL.value):
            if (key := (part, row.language, row.number)) in wanted:
                found[key] = row.text if part == Part.TEXT else text_of(render(row.detail))
    return found


def placed_in_source(source: Source, notes: Iterable[Annotation]) -> dict[str, Placed]:
    """For each note on words of a source's newest text, by pid: two queries, none for no note. Nothing where no text
    is stored: its own words are all there is then."""
    selected = [note for note in notes if note.selected and note.part == Part.PASSAGE]
    text = newest_text(source) if selected else None
    if text is None:
        return {}
    rows = Anchor.objects.filter(debate=source.debate_id, source_text=text, annotation__in=[row.pk for row in selected])
    newest = {row.annotation_id: row for row in rows.order_by("pk")}
    return {note.pid: _anchored(note, newest.get(note.pk), text) for note in selected}


def _anchored(note: Annotation, anchor: Anchor | None, text: SourceText) -> Placed:
    if anchor is not None:
        now = text.text[anchor.start : anchor.end] if anchor.start is not None else ""
        return Placed(anchor.status, anchor.start, anchor.end, now, tuple(anchor.flags))
    span = span_in(note, text.text)
    return _placed(text.text, Verdict(Status.ANCHORED, *span)) if span else ORPHAN


def _stands(text: str, selector: Selector) -> bool:
    return text[selector.start : selector.end] == selector.exact


def _placed(text: str, verdict: Verdict) -> Placed:
    if verdict.start is None or verdict.end is None:
        return Placed(verdict.status.value)
    now = text[verdict.start : verdict.end]
    return Placed(verdict.status.value, verdict.start, verdict.end, now, tuple(flag.value for flag in verdict.flags))


def spans_shown(placed: Sequence[Placed], original: str, shown: str) -> list[tuple[int, int] | None]:
    """Where placed words stand in the text as it is shown; None for those that are not found."""
    pair = Shown(original, shown)
    return [
        pair.forth(one.start, one.end) if one.found and one.start is not None and one.end else None for one in placed
    ]
