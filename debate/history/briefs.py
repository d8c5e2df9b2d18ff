"""What lists tell of a change or a proposal: its first things one by one, the rest counted. Of a large one that is kept
beside it (models.Brief), so that a list does not read megabytes to count them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from django.db.models import Case, Exists, JSONField, OuterRef, QuerySet, When

from debate.history.patches import Fields, Patch, fields_of
from debate.models import Brief, Change, Proposal

Row = TypeVar("Row", Change, Proposal)

TOLD = 12
"""Things of one change or proposal that are told one by one."""
LARGE = 50
"""Things from which on it has a brief."""
FIRST = ("debate", "claim", "link", "source", "speaker", "citation")
Counts = list[tuple[str, str, int]]
"""Kind, what became of it, how many."""


def what(old: Fields | None, new: Fields) -> str:
    """What became of a thing: made, back, withdrawn, merged, ordered or changed."""
    if old is None:
        return "made"
    if "state" in new:
        return "back" if new["state"] == "live" else str(new["state"])
    return "ordered" if set(new) == {"rank"} else "changed"


def brief(kind: str, pid: str, before: Patch, after: Patch) -> tuple[Patch, Patch, Counts]:
    """Of the patches of a change about a thing those parts that are told one by one, and counts of the others."""
    some: Patch = {}
    then: Patch = {}
    counts: Counter[tuple[str, str]] = Counter()
    left = TOLD
    for own, thing, new in _in_order(kind, pid, after):
        old = before[own].get(thing)
        became = what(old, new or {})
        if own not in FIRST or became == "ordered" or not left:
            counts[own, became] += 1
            continue
        left -= 1
        some.setdefault(own, {})[thing] = old
        then.setdefault(own, {})[thing] = new
    return some, then, [(*key, n) for key, n in counts.items()]


def _in_order(kind: str, pid: str, after: Patch) -> Iterator[tuple[str, str, Fields | None]]:
    """The things of a patch: what it is about first, then kind by kind; those of a large one by pid, as PostgreSQL
    keeps no other order of them."""
    order = {name: place for place, name in enumerate(FIRST)}
    large = is_large(after)
    yield from sorted(
        fields_of(after),
        key=lambda thing: (thing[:2] != (kind, pid), order.get(thing[0], 9), thing[1] if large else ""),
    )


def is_large(after: Patch) -> bool:
    """Whether a change or proposal gets a brief."""
    return sum(map(len, after.values())) > LARGE


def keep_brief(row: Change | Proposal, before: Patch, after: Patch) -> None:
    """The brief of a change or proposal, if it is large."""
    if is_large(after):
        some, then, counts = brief(row.kind, row.pid, before, after)
        cause = {"proposal": row} if isinstance(row, Proposal) else {"revision": row.revision}
        Brief.objects.create(debate=row.debate, **cause, before=some, after=then, counts=counts)


def to_tell(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Changes or proposals without the patches of large ones, which the database does not even read."""
    key = {"proposal": OuterRef("pk")} if rows.model is Proposal else {"revision": OuterRef("revision")}
    large = Exists(Brief.objects.filter(debate=OuterRef("debate"), **key))
    small = {name: Case(When(~large, then=name), output_field=JSONField()) for name in ("before", "after")}
    return rows.defer("before", "after").annotate(small_before=small["before"], small_after=small["after"])


def told(debate_id: int, rows: Sequence[Change]) -> None:
    """Give changes that were read by to_tell() the patches that are told of them; one query more where one is large."""
    large = _small({row.revision: row for row in rows})
    for kept in Brief.objects.filter(debate=debate_id, revision__in=list(large)) if large else ():
        _give(large[kept.revision or 0], kept)


def told_proposals(rows: Sequence[Proposal]) -> None:
    """The same for proposals, of any debates."""
    large = _small({row.pk: row for row in rows})
    debates = {row.debate_id for row in large.values()}
    for kept in Brief.objects.filter(debate__in=debates, proposal__in=list(large)) if large else ():
        _give(large[kept.proposal_id or 0], kept)


def _small(rows: dict[int, Row]) -> dict[int, Row]:
    """Give small ones their patches; those that are left wait for their briefs."""
    for row in rows.values():
        row.before, row.after = row.small_before, row.small_after  # type: ignore[attr-defined]
    return {number: row for number, row in rows.items() if row.after is None}


def _give(row: Change | Proposal, kept: Brief) -> None:
    row.before, row.after = kept.before, kept.after
    row.rest = tuple((kind, became, n) for kind, became, n in kept.counts)
