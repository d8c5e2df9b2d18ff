"""Finding a quotation in a text by its words, its context and where it stood (docs/decisions/0023)."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from debate.anchoring.alike import alike
from debate.anchoring.index import Index
from debate.anchoring.seal import MINIMUM
from debate.anchoring.selectors import TextPosition, TextQuote
from debate.anchoring.verdict import Candidate, Stage, Status, Verdict, accepted
from debate.anchoring.wanted import Wanted
from debate.text.script import convert

MOST = 5
"""Candidates that a person is shown, at most."""
LONG = 2 * MINIMUM
HITS = 64  # places of the same words that are weighed; where there are more, no machine decides
_CLEAR = 0.5  # of the context, where the words stand once
FAINT = 0.3  # the same, for LONG words; so much is granted where no context is known
_BEST = 0.6  # of the context, where the words stand several times
AHEAD = 0.04  # of the next best

Hit = tuple[int, int]
"""Folded characters, half open."""
Ours = Callable[[int, int], bool]
"""Whether the folded characters from here to there may be where the quotation stands."""


def match(quote: TextQuote, index: Index, position: TextPosition | None = None) -> Verdict:
    """Where a quotation stands in a text, of which no older one is known. Under MINIMUM folded characters: only where
    it says it does, with the context it says."""
    return find(Wanted(quote, position), index, lambda start, end: True, ())


def find(wanted: Wanted, index: Index, ours: Ours, candidates: Iterable[Candidate]) -> Verdict:
    """The same, with what may be its place, and candidates that were met before."""
    hits = _hits(wanted, index)
    placed = _in_place(wanted, index, ours)
    if placed is None and not wanted.short:
        placed = _by_hits(wanted, index, ours, hits) if hits else _in_other_words(wanted, index, ours)
    return placed or _undecided(wanted, index, hits, candidates)


def _hits(wanted: Wanted, index: Index) -> list[Hit]:
    """Where the folded words stand; too many are cut off."""
    return [(at, at + len(wanted.words)) for at in index.hits(wanted.words, HITS)]


def _in_place(wanted: Wanted, index: Index, ours: Ours) -> Verdict | None:
    """It stands where it stood, with its context."""
    quote, position = wanted.quote, wanted.position
    if position is None or len(wanted.before + wanted.words + wanted.after) < MINIMUM:
        return None
    start, end = position.start, position.end
    if not (0 <= start < end and index.text[start:end] == quote.exact):
        return None
    if not index.text.endswith(quote.prefix, 0, start) or not index.text.startswith(quote.suffix, end):
        return None
    if not ours(*index.inside(start, end)):
        return None
    return accepted(Status.ANCHORED, Candidate(start, end, 1.0, Stage.IN_PLACE))


def _by_hits(wanted: Wanted, index: Index, ours: Ours, hits: list[Hit]) -> Verdict | None:
    """It stands where its words do, which is somewhere."""
    return _with_context(wanted, index, ours) or _by_words(wanted, index, ours, hits)


def _with_context(wanted: Wanted, index: Index, ours: Ours) -> Verdict | None:
    """Words and context stand together once."""
    if not wanted.before + wanted.after:
        return None
    whole = index.hits(wanted.before + wanted.words + wanted.after, 2)
    if len(whole) != 1:
        return None
    start = whole[0] + len(wanted.before)
    end = start + len(wanted.words)
    if not ours(start, end) or not wanted.same_numbers(index, start, end):
        return None
    return accepted(Status.MOVED, wanted.at(index, start, end, 1.0, Stage.CONTEXT))


def _by_words(wanted: Wanted, index: Index, ours: Ours, hits: list[Hit]) -> Verdict | None:
    """One of the places where the words stand has enough of the context, and more than the others."""
    if len(hits) == HITS:
        return None
    fit = [hit for hit in hits if ours(*hit) and wanted.same_numbers(index, *hit)]
    context = {hit: wanted.context(index, *hit) for hit in fit}
    scores = {hit: FAINT if score is None else score for hit, score in context.items()}
    chosen = _best(scores, len(wanted.words)) if scores else None
    return accepted(Status.MOVED, wanted.at(index, *chosen, 1.0, Stage.WORDS)) if chosen else None


def _in_other_words(wanted: Wanted, index: Index, ours: Ours) -> Verdict | None:
    """It stands there in the script of the text and the words of that region."""
    if index.script == "en":
        return None
    quote = wanted.quote
    exact = Wanted(TextQuote(_as_in(index, quote.exact)))
    hits = [] if exact.short or exact.words == wanted.words else _hits(exact, index)
    if not hits:
        return None
    other = Wanted(replace(exact.quote, prefix=_as_in(index, quote.prefix), suffix=_as_in(index, quote.suffix)))
    found = _by_hits(other, index, ours, hits)
    if found is None:
        return None
    similarity = Levenshtein.normalized_similarity(wanted.words, other.words)
    return replace(found, status=Status.CHANGED, similarity=similarity)


def _as_in(index: Index, words: str) -> str:
    return convert(words, index.script, usage=True)


def _best(scores: dict[Hit, float], length: int) -> Hit | None:
    """The place whose context decides for it."""
    first, *others = sorted(scores, key=lambda hit: -scores[hit])
    if others:
        return first if scores[first] >= max(_BEST, scores[others[0]] + AHEAD) else None
    return first if scores[first] >= (FAINT if length >= LONG else _CLEAR) else None


def _undecided(wanted: Wanted, index: Index, hits: list[Hit], candidates: Iterable[Candidate]) -> Verdict:
    """What a person may choose from, or nothing."""
    scored = [(wanted.context(index, *hit) or 0.0, hit) for hit in hits]
    if wanted.short:
        scored = [(score, hit) for score, hit in scored if score >= _CLEAR]
    scored.sort(key=lambda one: -one[0])
    found = [*candidates, *(wanted.at(index, *hit, 1.0, Stage.WORDS) for _, hit in scored[:MOST])]
    if not hits:
        found += [wanted.at(index, *one, Stage.ALIKE) for one in alike(wanted.words, index)]
    shown = _apart(sorted(found, key=lambda one: -one.similarity))
    if not shown:
        return Verdict(Status.ORPHAN)
    best = shown[0]
    return Verdict(Status.REVIEW, best.start, best.end, best.similarity, best.stage, best.flags, tuple(shown))


def _apart(found: list[Candidate]) -> list[Candidate]:
    """The first MOST that do not overlap."""
    shown: list[Candidate] = []
    for one in found:
        if len(shown) < MOST and not any(one.start < other.end and other.start < one.end for other in shown):
            shown.append(one)
    return shown
