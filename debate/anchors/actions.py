"""Place citations in a stored text."""

from dataclasses import dataclass

from debate.anchoring.locate import Locator
from debate.models import Anchor, Citation, SourceText, User


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one citation: in_place, elsewhere, changed; review, with a place that is like its words; or
    missing, with the paragraph nearest to its digest."""

    citation: Citation
    result: str
    block: int | None

    @property
    def found(self) -> bool:
        """Whether no person is needed to say where it stands."""
        return self.result in ("in_place", "elsewhere", "changed")


def check_seals(
    *, text: SourceText, citations: list[Citation], digests: dict[int, str], by: User | None
) -> list[Check]:
    """Look for each citation's sealed words in a text and append an anchor for each; the order is kept."""
    locator = Locator(text.text)
    checks, anchors = [], []
    for citation in citations:
        place = locator.find(
            block=citation.block,
            start=citation.start,
            length=citation.length,
            folded=citation.folded,
            seal=citation.seal,
        )
        anchor = Anchor(debate_id=citation.debate_id, citation=citation, source_text=text, created_by=by, stage="seal")
        if place is not None:
            anchor.status = Anchor.Status.ANCHORED if place.how == "in_place" else Anchor.Status.MOVED
            anchor.start, anchor.end, anchor.similarity = place.start, place.end, 1.0
            checks.append(Check(citation, place.how, locator.block_at(place.start)))
        else:
            near = locator.nearest(digests.get(citation.block, ""))
            anchor.status = Anchor.Status.REVIEW
            if near is not None:
                anchor.start, anchor.end = near.start, near.end
            checks.append(Check(citation, "missing", near.number if near else None))
        anchors.append(anchor)
    Anchor.objects.bulk_create(anchors, batch_size=1_000)
    return checks
