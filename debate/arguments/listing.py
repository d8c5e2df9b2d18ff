"""Read a debate's claims and links a page at a time, by pid: an order in which nothing moves when things are added."""

from typing import Any

from debate.models import Claim, Link

NEUTRAL = (Link.Relation.ANSWERS, Link.Relation.CONTEXT)
POSITIONS = 200
"""Positions of a debate that are named with it, at most."""


def claims_in(
    debate_id: int, *, kind: str = "", voice: str = "", nature: str = "", tag: str = "", first: int, most: int
) -> tuple[list[Claim], int]:
    """Live claims of these choices from the n-th on, and how many there are: two queries."""
    asked = {"kind": kind, "voice": voice, "nature": nature, "carried__tag__name": tag}
    rows = Claim.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True, **_given(asked))
    return list(rows.order_by("pid")[first : first + most]), rows.count()


def links_in(
    debate_id: int,
    *,
    premise: str = "",
    target: str = "",
    relation: str = "",
    undercut: bool | None = None,
    first: int,
    most: int,
) -> tuple[list[Link], int]:
    """Live links of these choices, with their ends: two queries. `target` is the claim they hang under, `relation` also
    neutral: answers and context."""
    rows = Link.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    rows = rows.filter(**_given({"premise__pid": premise, "parent__pid": target}))
    if relation:
        rows = rows.filter(relation__in=NEUTRAL if relation == "neutral" else [relation])
    if undercut is not None:
        rows = rows.filter(target_link__isnull=not undercut)
    loaded = rows.select_related("premise", "parent", "target_link").order_by("pid")
    return list(loaded[first : first + most]), rows.count()


def positions_of(question: Claim) -> list[Claim]:
    """The first positions of a debate in their order: one query."""
    rows = Link.objects.filter(debate_id=question.debate_id, parent=question, withdrawn_at__isnull=True)
    answers = rows.filter(relation=Link.Relation.ANSWERS).select_related("premise").order_by("rank", "pid")
    return [row.premise for row in answers[:POSITIONS] if row.premise.kind == Claim.Kind.POSITION]


def _given(asked: dict[str, str]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value}
