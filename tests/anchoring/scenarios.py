"""What may become of a text, what became of its quotations by construction, and what the room says of them."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.match import match
from debate.anchoring.reanchor import reanchor
from debate.anchoring.selectors import Selector, describe
from debate.anchoring.verdict import Status, Verdict
from debate.text.fold import fold
from tests.anchoring.manuscript import Writer
from tests.anchoring.revised import Piece, Revise, Revision, carried_over, edited, lookalike, paragraphs_of, rearranged

LEFT = 0.6
"""A quotation of which less is left is torn: no need to accept it, but still no wrong place."""
FAR = 20
"""Paragraphs between one that was deleted and its lookalike, at least."""
REVISIONS: dict[str, Revise] = {"A": edited, "B": rearranged, "C": carried_over}


@dataclass(frozen=True, slots=True)
class Trial:
    """A revised text and quotations of the old one."""

    revision: Revision
    selectors: tuple[Selector, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of each quotation ("kept", "torn", "gone"), what was said of it, and how long that took."""

    fates: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    right: tuple[bool, ...]
    seconds: float
    processor: float

    def count(self, *fates: str, accepted: bool | None = None, right: bool | None = None) -> int:
        """How many quotations of these fates were (or were not) accepted, in the right place (or not)."""
        told = zip(self.fates, self.verdicts, self.right, strict=True)
        return sum(
            fate in fates and accepted in (None, verdict.accepted) and right in (None, well)
            for fate, verdict, well in told
        )

    @property
    def wrong(self) -> int:
        """Accepted where it does not stand."""
        return self.count("kept", "torn", "gone", accepted=True, right=False)

    @property
    def share(self) -> float:
        """Of the quotations that are left, the accepted ones in a hundred."""
        return 100 * self.count("kept", accepted=True) / max(1, self.count("kept"))

    @property
    def stages(self) -> Counter[str]:
        return Counter(f"{verdict.status}/{verdict.stage}" for verdict in self.verdicts)


def trial(scenario: str, seed: int, length: int, quotes: int) -> Trial:
    """A text of about so many code points, so many quotations of it, and what the scenario makes of it."""
    chance = Random(f"{scenario} {seed}")
    paragraphs = Writer(chance).text(length)
    if scenario == "D":
        return _looking_alike(paragraphs, quotes, chance)
    old = "\n".join(paragraphs) + "\n"
    selectors = tuple(_quotation(old, chance.choice(list(_bounds(paragraphs))), chance) for _ in range(quotes))
    return Trial(Revision.of(old, REVISIONS[scenario](paragraphs_of(paragraphs), chance)), selectors)


def carried(trial: Trial) -> list[Verdict]:
    """What the room says, from the bare texts on."""
    carry = Carry(Index(trial.revision.old), Index(trial.revision.new))
    return [reanchor(selector, carry) for selector in trial.selectors]


def matched(trial: Trial) -> list[Verdict]:
    """The same without the old text."""
    index = Index(trial.revision.new)
    return [match(selector.quote, index, selector.position) for selector in trial.selectors]


def searched(trial: Trial) -> list[Verdict]:
    """What a plain search says: the first place where the words stand, to the letter."""
    places = [(trial.revision.new.find(selector.exact), len(selector.exact)) for selector in trial.selectors]
    orphan = Verdict(Status.ORPHAN)
    return [Verdict(Status.MOVED, at, at + length, 1.0) if at >= 0 else orphan for at, length in places]


def outcome(trial: Trial, way: Callable[[Trial], list[Verdict]] = carried) -> Outcome:
    """What a way of finding them makes of the quotations."""
    begin, spent = time.perf_counter(), time.process_time()
    verdicts = tuple(way(trial))
    seconds, processor = time.perf_counter() - begin, time.process_time() - spent
    fates = tuple(_fate(trial.revision, selector) for selector in trial.selectors)
    pairs = zip(trial.selectors, verdicts, strict=True)
    return Outcome(fates, verdicts, tuple(_right(trial.revision, *pair) for pair in pairs), seconds, processor)


def _bounds(paragraphs: list[str]) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    at = 0
    for paragraph in paragraphs:
        yield at, at + len(paragraph)
        at += len(paragraph) + 1


def _quotation(text: str, bounds: tuple[int, int], chance: Random) -> Selector:
    """Anything from 8 folded characters to 80 code points of a paragraph."""
    while True:
        length = min(chance.randint(8, 80), bounds[1] - bounds[0])
        start = chance.randint(bounds[0], bounds[1] - length)
        if len(fold(text[start : start + length]).text) >= 8:
            return describe(text, start, start + length)


def _words(text: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if text[at].isalnum()]


def _left(revision: Revision, selector: Selector) -> list[int]:
    """Where the quotation's letters and figures are now."""
    return [revision.places[at] for at in _words(revision.old, selector.start, selector.end) if at in revision.places]


def _fate(revision: Revision, selector: Selector) -> str:
    words, left = _words(revision.old, selector.start, selector.end), _left(revision, selector)
    if not left:
        return "gone"
    return "kept" if len(left) >= LEFT * len(words) else "torn"


def _right(revision: Revision, selector: Selector, verdict: Verdict) -> bool:
    """Whether it has a place that holds what is left, and little else (three quarters, a quarter)."""
    left = _left(revision, selector)
    if not left or verdict.start is None or verdict.end is None:
        return False
    inside = sum(verdict.start <= at < verdict.end for at in left)
    true = max(left) + 1 - min(left)
    return inside >= 0.75 * len(left) and verdict.end - verdict.start <= 1.25 * true + 4


def _looking_alike(paragraphs: list[str], quotes: int, chance: Random) -> Trial:
    """D: each quoted paragraph is deleted. A third has a lookalike that is new, a third one that was there before, a
    third a paragraph of the very same words that was there before."""
    bounds = list(_bounds(paragraphs))
    chosen = chance.sample(range(len(paragraphs)), min(quotes, len(paragraphs) // 2))
    text = "\n".join(paragraphs)
    quoted = {at: _quotation(text, bounds[at], chance) for at in chosen}
    before, after = list[tuple[int, str]](), list[tuple[int, str]]()
    for number, at in enumerate(chosen):
        within = quoted[at].start - bounds[at][0], quoted[at].end - bounds[at][0]
        other = paragraphs[at] if number % 3 == 2 else lookalike(paragraphs[at], chance, within)
        (after if number % 3 == 0 else before).append((_far(at, len(paragraphs), chance), other + "\n"))
    return _without(paragraphs, quoted, before, after)


def _far(at: int, most: int, chance: Random) -> int:
    """A place FAR paragraphs away and more, or as far as there are."""
    places = [place for place in range(most) if abs(place - at) >= FAR]
    return chance.choice(places or [most - 1 if at < most // 2 else 0])


def _without(
    paragraphs: list[str], quoted: dict[int, Selector], before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> Trial:
    """The texts with what was there before and what is new, put in front of the paragraphs of these numbers."""
    old, pieces, selectors = "", list[Piece](), list[Selector]()
    spans = list[tuple[int, int]]()
    bounds = list(_bounds(paragraphs))
    for number, paragraph in enumerate(paragraphs):
        for text in (text for place, text in before if place == number):
            pieces.append(Piece.old(text, len(old)))
            old += text
        pieces.extend(Piece.new(text) for place, text in after if place == number)
        if number in quoted:
            shift = len(old) - bounds[number][0]
            spans.append((quoted[number].start + shift, quoted[number].end + shift))
        else:
            pieces.append(Piece.old(paragraph + "\n", len(old)))
        old += paragraph + "\n"
    selectors = [describe(old, *span) for span in spans]
    return Trial(Revision.of(old, pieces), tuple(selectors))
