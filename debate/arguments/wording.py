"""What a form about a claim's words needs to know: its wordings, the debate's tags, and what hangs on the wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from debate.arguments.actions import wording_of
from debate.models import Annotation, Citation, Claim, ClaimTag, Link, Tag


@dataclass(frozen=True, slots=True)
class Affected:
    """What was made upon a claim's wording and stays when that changes, and the number of the wording."""

    responses: int
    places: int
    citations: int
    notes: int
    version: int


def affected(claim: Claim) -> Affected:
    """What a rewording would affect: four queries. An undercut of how it bears on something is no response to it."""
    live = {"debate": claim.debate_id, "withdrawn_at__isnull": True}
    notes = Annotation.objects.filter(claim=claim, visibility=Annotation.Visibility.PUBLIC, **live)
    return Affected(
        responses=Link.objects.filter(parent=claim, target_claim=claim, **live).count(),
        places=Link.objects.filter(premise=claim, **live).count(),
        citations=Citation.objects.filter(claim=claim, **live).count(),
        notes=notes.count(),
        version=claim.version,
    )


def tag_names(debate_id: int) -> list[str]:
    """The tags of a debate: one query."""
    return list(Tag.objects.filter(debate=debate_id).order_by("name").values_list("name", flat=True))


def tags_of(claim: Claim) -> list[str]:
    """The tags of a claim, in their order: one query."""
    carried = ClaimTag.objects.filter(debate=claim.debate_id, claim=claim)
    return list(carried.order_by("rank", "pk").values_list("tag__name", flat=True))


def wordings(claim: Claim) -> Mapping[str, tuple[int, dict[str, Any]]]:
    """Number and words of each wording that a claim has now, by language, its own first."""
    return {code: wording_of(claim, code) for code in (claim.language, *sorted(claim.translations))}
