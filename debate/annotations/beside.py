"""Notes on the words of citations, where a page shows these words beside a claim or an inference."""

from collections.abc import Iterable

from debate.anchors.queries import ACCEPTED, standings
from debate.annotations.spans import Marked
from debate.annotations.targets import Part
from debate.models import Anchor

Span = tuple[int, int]


def placed_beside(debate_id: int, marked: Iterable[Marked]) -> list[tuple[Marked, Span]]:
    """Those on passages, in their order, each with start and end in code points: of its paragraph where the citation's
    words stand in the place that it names, else of these words alone. Two queries, none for no note."""
    notes = [one for one in marked if one.citation_id and one.pin.part == Part.PASSAGE]
    if not notes:
        return []
    cited = standings(debate_id, sorted({one.citation_id or 0 for one in notes}))
    stand = _newest(debate_id, [one.pin.pk for one in notes])
    found = []
    for one in notes:
        standing, pin = cited.get(one.citation_id or 0), one.pin
        if standing is None:  # no text is stored: the citation brings its words itself
            found.append((one, (pin.start, pin.start + pin.length)))
        elif standing.start is not None and (span := stand.get((pin.pk, standing.source_text_id))):
            offset = (one.cited_at if standing.in_place else 0) - standing.start
            found.append((one, (span[0] + offset, span[1] + offset)))
    return found


def _newest(debate_id: int, notes: list[int]) -> dict[tuple[int, int | None], Span]:
    """Where notes stand, by note and text: their newest anchors, if these are sure."""
    rows = Anchor.objects.filter(debate=debate_id, annotation__in=notes).order_by("pk")
    newest = {row[:2]: row[2:] for row in rows.values_list("annotation", "source_text", "status", "start", "end")}
    found: dict[tuple[int, int | None], Span] = {}
    for key, (status, start, end) in newest.items():
        if status in ACCEPTED and start is not None and end is not None:
            found[key] = start, end
    return found
