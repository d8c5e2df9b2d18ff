"""Where the words of a new citation stand: found in the source's text, or said by whoever cites, and sealed."""

from dataclasses import dataclass

from debate.anchoring.locate import Locator
from debate.anchoring.seal import MINIMUM, seal
from debate.anchoring.selectors import describe
from debate.history.patches import Fields
from debate.history.refusals import BadWords, Refused, Why
from debate.models import Source, SourceText
from debate.text.clean import Unclean, clean

WORDS, PARAGRAPHS, CONTEXT = 10_000, 10_000, 30


@dataclass(frozen=True, slots=True)
class Quote:
    """Words (`passage`) of a source (its pid), and where they stand as far as that is known.

    `block` may be 0 where the source's text says it; `place` is a start that Several named; `unfound` keeps words that
    the text does not have.
    """

    source: str
    passage: str
    block: int = 0
    place: int | None = None
    unfound: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One of several places: its first character in the text, its paragraph, and the words with those around them."""

    start: int
    block: int
    before: str
    exact: str
    after: str


class Several(Refused):
    """The words stand in the text more than once; `spots` says where."""

    def __init__(self, spots: list[Spot]) -> None:
        super().__init__(Why.SEVERAL, "place", len(spots))
        self.spots = spots


def place_of(source: Source, text: SourceText | None, quote: Quote) -> Fields:
    """Block, start, length and seal of the words, and the words themselves where the source's are public.

    Where the text does not have them, or there is none, the start is not known, and is 0.
    """
    words, block = _quotable(quote.passage), quote.block
    if not 0 <= block <= PARAGRAPHS:
        raise Refused(Why.UNKNOWN, "block")
    locator = Locator(text.text) if text is not None else None
    spans = locator.everywhere(words) if locator else []
    if locator and spans:
        return found_at(source, locator, _chosen(locator, spans, block, quote.place))
    if locator and not quote.unfound:
        raise Refused(Why.NOT_IN_TEXT, "passage")
    if not block:
        raise Refused(Why.EMPTY, "block")
    exact = words if source.words == Source.Words.PUBLIC else ""
    return {"block": block, "start": 0, **_sealed(words), "exact": exact, "prefix": "", "suffix": ""}


def _quotable(words: str) -> str:
    """The words as they may be sealed; Refused if they are too many, or too few to be found again."""
    try:
        cleaned = clean(words, lines=True, marks=True)
    except Unclean as error:
        raise BadWords("passage", error) from error
    if not cleaned:
        raise Refused(Why.EMPTY, "passage")
    if len(cleaned) > WORDS:
        raise Refused(Why.TOO_LONG, "passage", WORDS)
    if seal(cleaned).folded < MINIMUM:
        raise Refused(Why.TOO_FEW_WORDS, "passage", MINIMUM)
    return cleaned


def _sealed(words: str) -> Fields:
    mark = seal(words)
    return {"length": len(words), "folded": mark.folded, "seal": mark.value}


def _chosen(locator: Locator, spans: list[tuple[int, int]], block: int, place: int | None) -> tuple[int, int]:
    """The place that was chosen, or the only one, or the only one in the named paragraph; else Several."""
    chosen = [span for span in spans if span[0] == place]
    within = [span for span in spans if locator.block_at(span[0]) == block]
    for candidates in (chosen, spans, within):
        if len(candidates) == 1:
            return candidates[0]
    raise Several([_spot(locator, *span) for span in spans])


def _spot(locator: Locator, start: int, end: int) -> Spot:
    found = describe(locator.text, start, end, context=CONTEXT)
    before, after = found.prefix.rpartition("\n")[2], found.suffix.partition("\n")[0]
    return Spot(start, locator.block_at(start) or 0, before, found.exact, after)


def found_at(source: Source, locator: Locator, span: tuple[int, int]) -> Fields:
    """Place, length and seal of words that the source's text has there, and the words where they are public."""
    found = describe(locator.text, *span)
    number = locator.block_at(found.start) or 1
    kept = source.words == Source.Words.PUBLIC
    return {
        "block": number,
        "start": found.start - locator.blocks[number - 1].start,
        **_sealed(found.exact),
        "exact": found.exact if kept else "",
        "prefix": found.prefix if kept else "",
        "suffix": found.suffix if kept else "",
    }
