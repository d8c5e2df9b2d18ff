"""Read proposals and reports, and what a draft lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from debate.history.briefs import to_tell, told_proposals
from debate.models import Claim, Debate, Link, Membership, Proposal, Report, Source, Touched, User

PAGE = 50
SHOWN = 20
"""Waiting or decided proposals that a part of another page lists, at most."""
IN_PLACE = 200
"""Waiting proposals that are shown at the claims of the outline and the map, at most."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """A page of proposals, the newest first; `older` is what to ask for with `before`, None where there are no more."""

    rows: tuple[Proposal, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a debate may do without, but its readers would miss: a summary, sources, reasons for some positions."""

    summary: bool
    sources: bool
    reasons: int

    def __bool__(self) -> bool:
        return self.summary or self.sources or self.reasons > 0


def lacking(debate: Debate) -> Lacking:
    """What a draft does not have yet: two queries."""
    live = {"debate": debate.pk, "withdrawn_at__isnull": True}
    reasons = Link.objects.filter(**live, target_claim=OuterRef("pk"), relation=Link.Relation.PRO)
    bare = Claim.objects.filter(~Exists(reasons), **live, kind=Claim.Kind.POSITION)
    return Lacking(not debate.summary, not Source.objects.filter(**live).exists(), bare.count())


def find_proposal(debate_id: int, number: int) -> Proposal:
    """A proposal with who made and who decided it, to be told: one query, two for a large one. DoesNotExist."""
    found = _loaded(debate_id, None).get(pk=number)
    told_proposals([found])
    return found


def reports(debate_id: int, *, page: int = 1) -> tuple[list[Report], bool]:
    """A page of reports, open ones first, then the closed, newest first; and whether there are more: one query."""
    rows = Report.objects.filter(debate=debate_id).select_related("created_by", "closed_by")
    first = (page - 1) * PAGE
    found = list(rows.order_by("-state", "-pk")[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def proposals(debate_id: int, *, by: User | None, state: str = "", before: int | None = None) -> Proposals:
    """Those of one person, or of all, in one state, or any, to be told: one query, two where one is large."""
    rows = _loaded(debate_id, by)
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = _read(rows.order_by("-pk")[: PAGE + 1])
    return Proposals(tuple(found[:PAGE]), found[PAGE - 1].pk if len(found) > PAGE else None)


def _loaded(debate_id: int, by: User | None) -> QuerySet[Proposal]:
    rows = to_tell(Proposal.objects.filter(debate=debate_id).select_related("created_by", "decided_by"))
    return rows if by is None else rows.filter(created_by=by)


def _read(rows: QuerySet[Proposal]) -> list[Proposal]:
    """Proposals, to be told; of large ones their briefs."""
    found = list(rows)
    told_proposals(found)
    return found


def waiting_about(debate_id: int, pids: Iterable[str], *, by: User | None) -> list[Proposal]:
    """The oldest waiting proposals, of one person or of all, that touch one of these things; at most SHOWN + 1: one
    query, two where one is large."""
    touched = Touched.objects.filter(debate=debate_id, pid__in=list(pids), revision__isnull=True)
    rows = _loaded(debate_id, by).filter(state=Proposal.State.WAITING, pk__in=touched.values("proposal"))
    return _read(rows.order_by("pk")[: SHOWN + 1])


def oldest_waiting(debate_id: int, *, by: User | None) -> list[Proposal]:
    """The oldest waiting proposals, of one person or of all, at most IN_PLACE: one query, two where one is large."""
    return _read(_loaded(debate_id, by).filter(state=Proposal.State.WAITING).order_by("pk")[:IN_PLACE])


def count_waiting(debate_id: int) -> int:
    """How many proposals wait in a debate: one query."""
    return Proposal.objects.filter(debate=debate_id, state=Proposal.State.WAITING).count()


def newly_decided(user: User) -> list[Proposal]:
    """A person's proposals that were decided, or undone, since he last looked, in all debates; at most SHOWN + 1: one
    query, two where one is large."""
    rows = to_tell(_untold(user).select_related("debate", "decided_by"))
    return _read(rows.order_by("-decided_at", "-pk")[: SHOWN + 1])


def count_newly_decided(user: User) -> int:
    """How many they are: one query."""
    return _untold(user).count()


def _untold(user: User) -> QuerySet[Proposal]:
    debates = Membership.objects.filter(user=user).values("debate")
    rows = Proposal.objects.filter(debate__in=debates, created_by=user, told=False)
    return rows.filter(state__in=[Proposal.State.ACCEPTED, Proposal.State.DECLINED])
