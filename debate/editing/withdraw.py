"""Withdraw a claim: it leaves the map, its address stays and says what happened."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from debate.arguments.actions import live_claim
from debate.arguments.linking import leave, stands_below, without_partner
from debate.history.actions import commit, lock_debate
from debate.history.patches import Fields, Patch, lay
from debate.history.refusals import Refused, Why, words
from debate.models import Address, Annotation, Change, Citation, Claim, Debate, Link, User

REFUSE, BRANCH = "refuse", "branch"
"""What becomes of responses: the claim stays because of them, or they go as well; else the pid of their new place."""


@transaction.atomic
def withdraw_claim(
    *, debate: Debate, pid: str, reason: str, by: User | None, successor: str = "", responses: str = REFUSE
) -> Change:
    """Take a claim back, with its own links, citations and notes; `successor` is a live claim's pid, or empty.

    `responses` is REFUSE, BRANCH (all that stands below has its home there, and goes too), or the pid of the claim that
    they are hung under. Refused: HAS_RESPONSES, with their number; the question; what is not live.
    """
    debate = lock_debate(debate.pk)
    reason = words("reason", reason, 1_000, lines=True, required=True)
    claim = live_claim(debate, pid)
    if claim.kind == Claim.Kind.QUESTION:
        raise Refused(Why.NOT_ALLOWED, "claim")
    if successor:
        live_claim(debate, successor, "successor")
        if successor == pid:
            raise Refused(Why.ITSELF, "successor")
    gone = [claim, *(_branch(debate, claim) if responses == BRANCH else [])]
    if successor in {row.pid for row in gone}:
        raise Refused(Why.ITSELF, "successor")
    patch = _gone(debate, gone, reason)
    patch["claim"][pid] = {**_retired(reason), "successor": successor}
    _place_responses(debate, claim, gone, responses, reason, patch)
    entry = commit(debate=debate, action="withdrawn", kind="claim", pid=pid, patch=patch, by=by, summary=reason)
    assert entry is not None  # it was live
    return entry


def _retired(reason: str) -> Fields:
    return {"state": Address.State.WITHDRAWN.value, "successor": "", "reason": reason}


def _live(debate: Debate) -> dict[str, Any]:
    return {"debate": debate, "withdrawn_at__isnull": True}


def _branch(debate: Debate, claim: Claim) -> list[Claim]:
    """All claims that are drawn under what goes, level by level: under a claim, or against a link to one of these or
    against one that attacks such a link."""
    found: dict[int, Claim] = {claim.pk: claim}
    seen: set[int] = set()
    level, links = [claim], list[Link]()
    while level or links:
        near = _links(debate).filter(Q(parent__in=level) | Q(target_link__in=links))
        links = [link for link in near if link.pk not in seen]
        seen |= {link.pk for link in links}
        level = [link.premise for link in links if link.home and link.premise_id not in found]
        found |= {row.pk: row for row in level}
    return list(found.values())[1:]


def _links(debate: Debate) -> QuerySet[Link]:
    return Link.objects.filter(**_live(debate)).select_related("premise")


def _gone(debate: Debate, claims: list[Claim], reason: str) -> Patch:
    """The claims with their links, what these rest on, and the notes on any of it; partners left alone."""
    live = _live(debate)
    links = list(Link.objects.filter(premise__in=claims, **live))
    citations = list(Citation.objects.filter(Q(claim__in=claims) | Q(link__in=links), **live))
    noted = Q(claim__in=claims) | Q(link__in=links) | Q(citation__in=citations)
    notes = Annotation.objects.filter(noted, **live)
    patch: Patch = {"claim": {row.pid: _retired(reason) for row in claims}, "link": {}}
    for link in links:
        patch["link"] |= without_partner(debate, link)
    patch["link"] |= {link.pid: _retired(reason) for link in links}
    patch["citation"] = {row.pid: _retired(reason) for row in citations}
    patch["annotation"] = {row.pid: _retired(reason) for row in notes}
    return patch


def _place_responses(
    debate: Debate, claim: Claim, gone: list[Claim], responses: str, reason: str, patch: Patch
) -> None:
    """Give what stands on the claims that go another place in the patch, or refuse."""
    left = _left(debate, gone, attackers=responses == BRANCH)
    if not left:
        return
    if responses == REFUSE:
        raise Refused(Why.HAS_RESPONSES, "responses", len(left))
    if responses == BRANCH:  # only cross links are left: their claims have their homes elsewhere
        for link in left:
            leave(debate, link, reason, patch)
        return
    target = live_claim(debate, responses, "responses")
    if target.pk == claim.pk:
        raise Refused(Why.ITSELF, "responses")
    if stands_below(debate, target.pid, claim):
        raise Refused(Why.UNDER_ITSELF, "responses")
    taken = set(Link.objects.filter(**_live(debate), target_claim=target).values_list("premise__pid", flat=True))
    for rank, link in enumerate(left, start=len(taken)):
        twice = link.premise.pid in taken or link.premise_id == target.pk
        if twice and link.home:
            raise Refused(Why.TWICE, "responses")
        if twice and _links(debate).filter(target_link=link).exists():
            raise Refused(Why.HAS_RESPONSES, "responses", 1)
        if twice:
            leave(debate, link, reason, patch)
            continue
        taken.add(link.premise.pid)
        relation = "context" if target.kind == Claim.Kind.QUESTION else link.relation
        moved: Fields = {"claim": target.pid, "link": None, "relation": relation, "group": "", "rank": rank}
        lay(patch, "link", link.pid, moved)


def _left(debate: Debate, gone: list[Claim], *, attackers: bool) -> list[Link]:
    """The links that would lose what they hang under; where these go, those that attack them as well."""
    found: dict[int, Link] = {}
    level = list(_links(debate).filter(parent__in=gone).exclude(premise__in=gone).order_by("rank", "pk"))
    while level:
        found |= {link.pk: link for link in level}
        if not attackers:
            break
        level = list(_links(debate).filter(target_link__in=level).exclude(premise__in=gone).exclude(pk__in=found))
    return list(found.values())
