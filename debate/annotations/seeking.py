"""Words that another program quotes, without saying in which of a thing's texts: which part, language and paragraph."""

from collections.abc import Iterable, Iterator

from debate.anchoring.blocks import blocks
from debate.anchoring.selectors import TextPosition, TextQuote
from debate.anchors.queries import newest_text
from debate.annotations.selection import Selection, pinned
from debate.annotations.targets import Part, Target, Written, written
from debate.history.refusals import Refused, Why
from debate.models import Block, Debate, Source
from debate.models.base import Language

OF_CLAIM, OF_PASSAGE = (Part.TEXT, Part.DETAIL), (Part.DIGEST, Part.PASSAGE)
TELLING = (Why.SEVERAL, Why.TOO_LONG, Why.EMPTY, Why.NOT_IN_TEXT)
"""Of several refusals, the first of these says most."""


def selection_of(
    target: Target, quote: TextQuote, position: TextPosition | None, *, language: str = "", version: int = 0
) -> Selection:
    """The selection of quoted words in the first text of a target that has them: where they stand at their position,
    else where they are found. Refused, about `exact`, where none has them, or the version is unknown."""
    start = position.start if position else None
    tried = [
        (Selection(part, quote.exact, start, quote.prefix, quote.suffix, code, version), text)
        for part in (OF_CLAIM if target.claim is not None else OF_PASSAGE)
        for code in _languages(target, language, version)
        if (text := written(target, part, code, version)) is not None
    ]
    for chosen, text in tried:
        if _stands(chosen, text):
            return chosen
    refused = list[Refused]()
    for chosen, _ in tried:
        try:
            pinned(target, chosen)
        except Refused as error:
            refused.append(error)
        else:
            return chosen
    raise _most_telling(refused)


def _languages(target: Target, language: str, version: int) -> Iterable[str]:
    """The one that is named, for a version alone; then the thing's own, then all others."""
    if version and language:
        return [language]
    return dict.fromkeys(code for code in (language, target.language, *Language.values) if code)


def _stands(chosen: Selection, text: Written) -> bool:
    """Whether the words stand just where they are said to, with what is said to stand around them."""
    if chosen.start is None or chosen.start < text.offset:
        return False
    start = chosen.start - text.offset
    before, rest = text.text[:start], text.text[start:]
    return rest.startswith(chosen.exact + chosen.suffix) and before.endswith(chosen.prefix)


def _most_telling(refused: list[Refused]) -> Refused:
    by_reason = {error.why: error for error in refused}
    for why in TELLING:
        if why in by_reason:
            return by_reason[why]
    return Refused(Why.UNKNOWN, "exact")


def paragraph_of(debate: Debate, pid: str, quote: TextQuote) -> int:
    """The one paragraph of a source whose text or digest has the words. Refused: UNKNOWN, SEVERAL, NOT_IN_TEXT."""
    source = Source.objects.filter(debate=debate, pid=pid).first()
    if source is None:
        raise Refused(Why.UNKNOWN, "target")
    found = sorted({number for number, text in _texts(source) if quote.exact in text})
    if len(found) > 1:
        raise Refused(Why.SEVERAL, "exact", len(found))
    if not found:
        raise Refused(Why.NOT_IN_TEXT, "exact")
    return found[0]


def _texts(source: Source) -> Iterator[tuple[int, str]]:
    """What stands in each paragraph, and our digests of it."""
    text = newest_text(source)
    if text is not None:
        yield from ((number, text.text[part.start : part.end]) for number, part in enumerate(blocks(text.text), 1))
    for row in Block.objects.filter(debate=source.debate_id, source=source):
        yield row.number, row.digest
        yield from ((row.number, words.get("digest", "")) for words in row.translations.values())
