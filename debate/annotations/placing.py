"""Where the words of notes stand now: carried from the version they were pinned to.

Notes on a claim are carried when they are read: its texts are short. Those on a source's words were carried when its
text came (anchors.carrying), and their newest anchors are read here.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from debate.access.queries import words
from debate.anchoring.blocks import blocks
from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.match import match
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import Selector
from debate.anchoring.verdict import Status, Verdict
from debate.anchors.queries import newest_text
from debate.annotations.pins import Pinned
from debate.annotations.targets import Part, Written, present_wording
from debate.models import Anchor, Claim, ClaimVersion, Source, SourceText
from debate.models import Wording as ClaimWording
from debate.text.markdown import render, text_of


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a note's words stand (of Anchor.Status), in the present text of its part, half open; what they were and
    what stands there now, as far as the reader may read them. Of a passage the offsets count in its paragraph, number
    `paragraph`."""

    status: str
    start: int | None = None
    end: int | None = None
    was: str = ""
    now: str = ""
    flags: tuple[str, ...] = ()
    paragraph: int = 0

    @property
    def found(self) -> bool:
        """Whether its words can be shown in the present text."""
        return self.start is not None and self.status in ("anchored", "moved", "changed")


Present = Callable[[str, str], Written | None]
"""The present text of a part in a language."""
Key = tuple[str, str, int]
"""Part, language, version."""


def wordings_of(claim: Claim | ClaimWording, detail_html: str) -> Present:
    """The present texts of a claim: no query."""
    return lambda part, language: present_wording(claim, detail_html, part, language)


def placed_on_claim(debate_id: int, claim_id: int, present: Present, pins: Iterable[Pinned]) -> dict[str, Placed]:
    """For each pin on words of a claim, by the note's pid: at most one query, none while nothing was reworded since."""
    texts: dict[tuple[str, str], Written | None] = {}
    found, behind = dict[str, Placed](), list[Pinned]()
    for pin in pins:
        key = pin.part, pin.language
        text = texts[key] if key in texts else texts.setdefault(key, present(*key))
        if text is None:
            found[pin.pid] = Placed(Status.ORPHAN, was=pin.exact)
        elif pin.version == text.version and _stands(text.text, pin.selector):
            found[pin.pid] = Placed(Status.ANCHORED, pin.start, pin.start + pin.length, pin.exact, pin.exact)
        else:
            behind.append(pin)
    now = {key: Index(text.text) for key, text in texts.items() if text is not None}
    return found | _carried(_wordings(debate_id, claim_id, behind), now, behind)


def _carried(old: Mapping[Key, str], now: Mapping[tuple[str, str], Index], pins: list[Pinned]) -> dict[str, Placed]:
    """Pins on earlier wordings, or on those of a claim that was merged into this one."""
    carries: dict[Key, Carry] = {}
    found = {}
    for pin in pins:
        key, index = (pin.part, pin.language, pin.version), now[pin.part, pin.language]
        if key in old and _stands(old[key], pin.selector):
            if key not in carries:
                carries[key] = Carry(Index(old[key]), index)
            verdict = reanchor(pin.selector, carries[key])
        else:
            verdict = match(pin.selector.quote, index)
        found[pin.pid] = _placed(index.text, verdict, pin.exact)
    return found


def _wordings(debate_id: int, claim_id: int, pins: list[Pinned]) -> dict[Key, str]:
    """The texts that pins are on, as of their versions: one query, none for no pin."""
    wanted = {(pin.part, pin.language, pin.version) for pin in pins}
    if not wanted:
        return {}
    numbers = {number for _, _, number in wanted}
    found: dict[Key, str] = {}
    for row in ClaimVersion.objects.filter(debate=debate_id, claim=claim_id, number__in=numbers):
        if (key := (Part.TEXT.value, row.language, row.number)) in wanted:
            found[key] = row.text
        if (key := (Part.DETAIL.value, row.language, row.number)) in wanted:
            found[key] = text_of(render(row.detail))
    return found


def placed_in_digests(digests: Mapping[tuple[int, str], str], pins: Iterable[Pinned]) -> dict[str, Placed]:
    """For each pin on our summaries, by the note's pid, given the present ones by paragraph and language: no query."""
    found = {}
    for pin in pins:
        text = digests.get((pin.paragraph, pin.language), "")
        if text and _stands(text, pin.selector):
            found[pin.pid] = Placed(Status.ANCHORED, pin.start, pin.start + pin.length, pin.exact, pin.exact)
        else:
            verdict = match(pin.selector.quote, Index(text)) if text else Verdict(Status.ORPHAN)
            found[pin.pid] = _placed(text, verdict, pin.exact)
    return found


def placed_in_source(source: Source, pins: Iterable[Pinned], *, member: bool) -> dict[str, Placed]:
    """For each pin on words of a source, by the note's pid: two queries, none for no pin. Where no text is stored the
    words stand where they are said to."""
    pins = list(pins)
    text = newest_text(source) if pins else None
    if text is None:
        return {pin.pid: _as_pinned(pin, source, member) for pin in pins}
    rows = Anchor.objects.filter(debate=source.debate_id, source_text=text, annotation__in=[pin.pk for pin in pins])
    newest = {row.annotation_id: row for row in rows.order_by("pk")}
    known = blocks(text.text)
    starts = [block.start for block in known]
    return {pin.pid: _anchored(pin, newest.get(pin.pk), text, starts, source, member) for pin in pins}


def _anchored(
    pin: Pinned, anchor: Anchor | None, text: SourceText, starts: list[int], source: Source, member: bool
) -> Placed:
    found = anchor or _looked_for(pin, text, starts)
    was, flags = _allowed(pin.exact, source, member), tuple(str(flag) for flag in found.flags)
    if found.start is None or found.end is None:
        return Placed(str(found.status), was=was, flags=flags)
    paragraph = bisect_right(starts, found.start)
    offset = starts[paragraph - 1] if paragraph else 0
    now = _allowed(text.text[found.start : found.end], source, member)
    return Placed(str(found.status), found.start - offset, found.end - offset, was, now, flags, paragraph)


def _looked_for(pin: Pinned, text: SourceText, starts: list[int]) -> Verdict:
    """Of a note that has no anchor in this text, as its source was merged into this one: in its paragraph, else
    wherever its words are."""
    at = starts[pin.paragraph - 1] + pin.start if 1 <= pin.paragraph <= len(starts) else 0
    if pin.exact and text.text.startswith(pin.exact, at):
        return Verdict(Status.ANCHORED, at, at + pin.length)
    return match(pin.selector.quote, Index(text.text)) if pin.exact else Verdict(Status.ORPHAN)


def _as_pinned(pin: Pinned, source: Source, member: bool) -> Placed:
    said = _allowed(pin.exact, source, member)
    return Placed(Status.ANCHORED, pin.start, pin.start + pin.length, said, said, paragraph=pin.paragraph)


def _allowed(exact: str, source: Source, member: bool) -> str:
    return words(exact=exact, public=source.words == Source.Words.PUBLIC, member=member).exact


def _stands(text: str, selector: Selector) -> bool:
    return bool(selector.exact) and text[selector.start : selector.end] == selector.exact


def _placed(text: str, verdict: Verdict, was: str) -> Placed:
    if verdict.start is None or verdict.end is None:
        return Placed(verdict.status, was=was)
    now = text[verdict.start : verdict.end]
    flags = tuple(flag.value for flag in verdict.flags)
    return Placed(verdict.status, verdict.start, verdict.end, was, now, flags)
