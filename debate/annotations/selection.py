"""Words that a note is on: checked against the text that they are said to stand in."""

from dataclasses import dataclass
from typing import Any

from debate.anchoring.index import Index
from debate.anchoring.match import match
from debate.anchoring.seal import seal
from debate.anchoring.selectors import Selector, TextPosition, TextQuote, describe
from debate.anchoring.shown import Shown
from debate.annotations.targets import Part, Target, Written, written
from debate.history.refusals import Refused, Why
from debate.models.base import Language
from debate.text.grapheme import edge_after, edge_before
from debate.text.script import OTHER_SCRIPT, convert

WORDS = 10_000
"""Code points of selected words, at most."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Words as somebody selected them: in which part, as of which version, from which code point of it on (None: not
    known), with what stood around them."""

    part: str
    exact: str
    start: int | None = None
    prefix: str = ""
    suffix: str = ""
    language: str = ""
    version: int = 0


def pinned(target: Target, chosen: Selection) -> dict[str, Any]:
    """The columns of a note on these words. Refused, about `exact`: EMPTY, TOO_LONG, UNKNOWN where there is no such
    text, NOT_IN_TEXT, SEVERAL where the words stand in more than one place and nothing tells which."""
    if not chosen.exact.strip():
        raise Refused(Why.EMPTY, "exact")
    if len(chosen.exact) > WORDS:
        raise Refused(Why.TOO_LONG, "exact", WORDS)
    text = _written(target, chosen)
    found = _placed(text, in_original(text, chosen))
    columns = {
        "selected": True,
        "part": chosen.part,
        "selected_language": text.language if text.language in Language.values else "",
        "selected_version": text.version,
        "start": found.start + text.offset,
        "length": found.end - found.start,
        "exact": found.exact,
        "prefix": found.prefix,
        "suffix": found.suffix,
    }
    if chosen.part == Part.PASSAGE:
        mark = seal(found.exact)
        columns |= {"seal": mark.value, "folded": mark.folded}
    return columns


def _written(target: Target, chosen: Selection) -> Written:
    """The text that the words stand in: in their language, or in the other script, if they were shown converted."""
    language = chosen.language or target.language
    for tried in (language, OTHER_SCRIPT.get(language, "")):
        text = written(target, chosen.part, tried, chosen.version) if tried else None
        if text is not None:
            return text
    raise Refused(Why.UNKNOWN, "exact")


def in_original(text: Written, chosen: Selection) -> Selection:
    """What was selected in a text that was shown in the other script, as it stands in the original. Refused, about
    `exact`, where it does not."""
    if OTHER_SCRIPT.get(text.language) != chosen.language:
        return chosen
    shown = convert(text.text, chosen.language, usage=chosen.part != Part.PASSAGE)
    start, end = _span(Written(shown, chosen.language, text.version, text.offset), chosen)
    found = Shown(text.text, shown).back(start, end)
    if found is None:
        raise Refused(Why.NOT_IN_TEXT, "exact")
    exact = text.text[slice(*found)]
    return Selection(chosen.part, exact, found[0] + text.offset, language=text.language, version=chosen.version)


def _placed(text: Written, chosen: Selection) -> Selector:
    """Where the words stand, widened to whole characters of a reader."""
    start, end = _span(text, chosen)
    return describe(text.text, edge_before(text.text, start), edge_after(text.text, end))


def _span(text: Written, chosen: Selection) -> tuple[int, int]:
    length = len(chosen.exact)
    if chosen.start is not None:
        at = chosen.start - text.offset
        if at >= 0 and text.text[at : at + length] == chosen.exact:
            return at, at + length
    places = _everywhere(text.text, chosen.exact)
    if len(places) == 1:
        return places[0], places[0] + length
    position = TextPosition(chosen.start, chosen.start + length) if chosen.start is not None else None
    quote = TextQuote(chosen.exact, chosen.prefix, chosen.suffix)
    fitting = [at for at in places if _context_fits(text.text, at, quote)]
    if len(fitting) == 1:
        return fitting[0], fitting[0] + length
    if places:
        raise Refused(Why.SEVERAL, "exact", len(places))
    verdict = match(quote, Index(text.text), position)
    if verdict.accepted and verdict.start is not None and verdict.end is not None and not verdict.flags:
        return verdict.start, verdict.end
    raise Refused(Why.NOT_IN_TEXT, "exact")


def _everywhere(text: str, words: str) -> list[int]:
    found, at = list[int](), text.find(words)
    while at >= 0 and len(found) < WORDS:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _context_fits(text: str, at: int, quote: TextQuote) -> bool:
    """Whether what stands around the words is what was said to."""
    after = at + len(quote.exact)
    return text[:at].endswith(quote.prefix) and text.startswith(quote.suffix, after)
