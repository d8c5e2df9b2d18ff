"""What lists tell of a change: its first things one by one, the rest counted. Of a large change that is kept beside it
(models.Brief), so that a list does not read megabytes to count them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db.models import Case, Exists, JSONField, OuterRef, QuerySet, When

from debate.history.patches import Fields, Patch, fields_of
from debate.models import Brief, Change

TOLD = 12
"""Things of one change that are told one by one."""
LARGE = 50
"""Things from which on a change has a brief."""
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
    """Whether a change gets a brief."""
    return sum(map(len, after.values())) > LARGE


def keep_brief(entry: Change, before: Patch, after: Patch) -> None:
    """The brief of a change, if it is large."""
    if is_large(after):
        some, then, counts = brief(entry.kind, entry.pid, before, after)
        about = {"debate": entry.debate, "revision": entry.revision}
        Brief.objects.create(**about, before=some, after=then, counts=counts)


def to_tell(rows: QuerySet[Change]) -> QuerySet[Change]:
    """Changes without the patches of large ones, which the database does not even read."""
    large = Exists(Brief.objects.filter(debate=OuterRef("debate"), revision=OuterRef("revision")))
    small = {name: Case(When(~large, then=name), output_field=JSONField()) for name in ("before", "after")}
    return rows.defer("before", "after").annotate(small_before=small["before"], small_after=small["after"])


def told(debate_id: int, rows: Sequence[Change]) -> None:
    """Give changes that were read by to_tell() the patches that are told of them; one query more where one is large."""
    for row in rows:
        row.before, row.after = row.small_before, row.small_after  # type: ignore[attr-defined]
    large = {row.revision: row for row in rows if row.after is None}
    for kept in Brief.objects.filter(debate=debate_id, revision__in=list(large)) if large else ():
        row = large[kept.revision]
        row.before, row.after = kept.before, kept.after
        row.rest = tuple((kind, became, n) for kind, became, n in kept.counts)
