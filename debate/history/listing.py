"""Read which addresses of public debates answer with a page, for sitemaps."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from debate.models import Address, Debate

KINDS = ("claim", "link", "source", "citation", "speaker")


@dataclass(frozen=True, slots=True)
class Extent:
    """How many addresses a debate has, and when it was changed last."""

    pid: str
    addresses: int
    changed_at: datetime


def extents(debates: QuerySet[Debate]) -> list[Extent]:
    """Of each of these debates, the oldest first: two queries."""
    counted = Address.objects.filter(debate__in=debates.values("pk"), state=Address.State.LIVE, kind__in=KINDS)
    found = dict(counted.values("debate").annotate(found=Count("pk")).values_list("debate", "found"))
    rows = debates.order_by("created_at", "pk").values_list("pk", "pid", "changed_at")
    return [Extent(pid, found.get(pk, 0), changed_at) for pk, pid, changed_at in rows]


def addresses_in(debate_id: int, *, first: int, most: int) -> list[tuple[str, str]]:
    """Kind and pid of live things from the n-th on: one query."""
    rows = Address.objects.filter(debate=debate_id, state=Address.State.LIVE, kind__in=KINDS)
    return list(rows.order_by("kind", "pid").values_list("kind", "pid")[first : first + most])
