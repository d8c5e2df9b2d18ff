"""Finding a quotation again when its text has a new version (docs/decisions/0023)."""

from rapidfuzz.distance import Levenshtein

from debate.anchoring.alike import LIKE
from debate.anchoring.carry import Carry
from debate.anchoring.index import AROUND, GRAM, Index
from debate.anchoring.infix import CLOSE, infix
from debate.anchoring.match import AHEAD, HITS, LONG, Hit, find, match
from debate.anchoring.selectors import Selector
from debate.anchoring.verdict import Candidate, Stage, Status, Verdict, accepted
from debate.anchoring.wanted import Wanted

_EQUAL = 0.5  # of words and context together, where the words are the same
_CHANGED = 0.6  # the same, where they changed
_SHOWN = 0.4  # words that are less like these are shown for their context alone
_SURE = 0.6  # of it


def reanchor(selector: Selector, carry: Carry) -> Verdict:
    """Where a quotation of the old text stands in the new one. Under MINIMUM folded characters: only where everything
    around it is as it was."""
    start, end = selector.start, selector.end
    if not 0 <= start < end or carry.old.text[start:end] != selector.exact:
        return match(selector.quote, carry.new, selector.position)
    if carry.same:
        return accepted(Status.ANCHORED, Candidate(start, end, 1.0, Stage.SAME))
    wanted, old = Wanted(selector.quote, selector.position), carry.old.inside(start, end)
    near = _nearby(wanted, old, carry)
    placed = _untouched(selector, old, carry) if wanted.short else _carried(wanted, old, near, carry)
    if placed is not None:
        return placed
    return find(wanted, carry.new, lambda *hit: _ours(hit, old, carry), _shown(wanted, old, near, carry))


def _shown(wanted: Wanted, old: Hit, near: Hit | None, carry: Carry) -> list[Candidate]:
    """What a person is shown of the place that the offsets lead to: words like them, or any among the same context."""
    if near is None:
        return []
    similarity, context = carry.similarity(old, near), wanted.context(carry.new, *near) or 0.0
    if similarity < (LIKE if wanted.short else _SHOWN) and context < _SURE:
        return []
    return [wanted.at(carry.new, *near, similarity, Stage.CARRIED)]


def _carried(wanted: Wanted, old: Hit, near: Hit | None, carry: Carry) -> Verdict | None:
    """It stands where its offsets lead to, with words that are the same or like them."""
    if near is None or _put_there(near, old, carry):
        return None
    similarity = carry.similarity(old, near)
    equal = similarity == 1 and wanted.same_numbers(carry.new, *near)
    if similarity < LIKE or not _supported(wanted, near, similarity, carry):
        return None
    found = wanted.at(carry.new, *near, similarity, Stage.CARRIED)
    return accepted(Status.ANCHORED if equal else Status.CHANGED, found)


def _supported(wanted: Wanted, near: Hit, similarity: float, carry: Carry) -> bool:
    """Whether what stands around it speaks for it too: the less, the more words there are that are the same."""
    context = wanted.context(carry.new, *near)
    if context is None:
        return True
    length, around = len(wanted.words), len(wanted.before) + len(wanted.after)
    together = (similarity * length + context * around) / (length + around)
    if similarity < 1:
        return together >= _CHANGED
    return together >= _EQUAL or (
        length >= LONG and all(len(i.hits(wanted.words, 2)) == 1 for i in (carry.old, carry.new))
    )


def _put_there(near: Hit, old: Hit, carry: Carry) -> bool:
    """Whether what stands in the same line, near the words, has moved there from elsewhere."""
    index = carry.new
    left, right = max(0, near[0] - AROUND), min(len(index.words), near[1] + AROUND)
    (start, end), (first, last) = index.folded.span(*near), index.folded.span(left, right)
    line, line_end = index.text.rfind("\n", first, start), index.text.find("\n", end, last)
    if line >= 0:
        left = index.inside(line, end)[0]
    if line_end >= 0:
        right = index.inside(start, line_end)[1]
    return carry.put_there((left, right), (old[0] - 2 * AROUND, old[1] + 2 * AROUND))


def _ours(hit: Hit, old: Hit, carry: Carry) -> bool:
    """Whether equal words there can be this quotation, and not others of the old text that were the same."""
    return not (carry.foreign(hit, old) or _put_there(hit, old, carry) or _rivals(hit, old, carry))


def _rivals(hit: Hit, old: Hit, carry: Carry) -> bool:
    """Whether the same words stood elsewhere in the old text as well, among what stands around them now."""
    hits = carry.old.hits(carry.old.words[slice(*old)], HITS)
    before, after = carry.new.around(*hit)
    differs = {}
    for at in hits:
        was_before, was_after = carry.old.around(at, at + old[1] - old[0])
        differs[at] = Levenshtein.distance(before, was_before) + Levenshtein.distance(after, was_after)
    least = min((count for at, count in differs.items() if at != old[0]), default=None)
    return least is not None and (len(hits) == HITS or differs[old[0]] + AHEAD * 2 * AROUND > least)


def _nearby(wanted: Wanted, old: Hit, carry: Carry) -> Hit | None:
    """The part of the new text that is most like the words where their offsets lead to."""
    span = carry.span(*old)
    if span is None or carry.similarity(old, span) == 1:
        return span
    words, left = carry.new.words, max(0, span[0] - wanted.slack)
    window = words[left : span[1] + wanted.slack]
    same = [at for at in (window.find(wanted.words), window.rfind(wanted.words)) if at >= 0]
    if same:
        at = min(same, key=lambda at: abs(left + at - span[0]))
        return left + at, left + at + len(wanted.words)
    if carry.similarity(old, span) >= LIKE or len(wanted.words) > CLOSE:
        return span
    start, end, distance = infix(wanted.words, window)
    better = 1 - distance / max(len(wanted.words), end - start) >= LIKE
    return (left + start, left + end) if better else span


def _untouched(selector: Selector, old: Hit, carry: Carry) -> Verdict | None:
    """It stands among GRAM folded characters on either side (or the text's end there) that are what they were."""
    first, last = max(0, old[0] - GRAM), min(len(carry.old.words), old[1] + GRAM)
    if last - first < GRAM:
        return None
    start, end = carry.to(first), carry.to(last - 1)
    if start is None or end is None:
        return None
    at_start, at_end = old[0] < GRAM, old[1] + GRAM > len(carry.old.words)
    left, right = _around(carry.old, (first, last), at_start, at_end)
    there, there_end = _around(carry.new, (start, end + 1), at_start, at_end)
    if carry.old.text[left:right] != carry.new.text[there:there_end]:
        return None
    shift = there - left
    placed = Candidate(selector.start + shift, selector.end + shift, 1.0, Stage.CARRIED)
    return accepted(Status.ANCHORED, placed)


def _around(index: Index, hit: Hit, at_start: bool, at_end: bool) -> Hit:
    """The code points of folded characters, from the text's start or to its end if they are to reach there."""
    start, end = index.folded.span(*hit)
    return 0 if at_start else start, len(index.text) if at_end else end
