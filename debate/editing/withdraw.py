"""Withdraw a claim: it leaves the map, its address stays and says what happened."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from debate.history.actions import lock_debate, record_change, retire_addresses
from debate.models import Address, Annotation, Citation, Claim, Link, User
from debate.text.clean import clean

TABLES: dict[str, Any] = {"claim": Claim, "link": Link, "citation": Citation, "annotation": Annotation}


class HasResponses(ValueError):
    """Others stand on the claim; `responses` says how many."""

    def __init__(self, responses: int) -> None:
        super().__init__(f"{responses} responses hang under this claim")
        self.responses = responses


@transaction.atomic
def withdraw_claim(*, claim: Claim, reason: str, successor: str, by: User | None) -> None:
    """Take a claim back, with its own links, citations and notes; `successor` is a live claim's pid, or empty.

    HasResponses if live responses hang under it (withdraw or move those first). ValueError if the reason is empty,
    the claim is a question or already withdrawn, or the successor is no live claim of the debate.
    """
    debate = lock_debate(claim.debate_id)
    live = {"debate": debate, "withdrawn_at__isnull": True}
    reason = clean(reason, lines=True)
    if not reason or len(reason) > 1_000:
        raise ValueError("reason")
    if claim.kind == Claim.Kind.QUESTION or not Claim.objects.filter(pk=claim.pk, **live).exists():
        raise ValueError("claim")
    if successor and not Claim.objects.filter(pid=successor, **live).exclude(pk=claim.pk).exists():
        raise ValueError("successor")
    responses = Link.objects.filter(parent=claim, **live).count()
    if responses:
        raise HasResponses(responses)
    pids = _own_things(claim, live)
    groups = list(Link.objects.filter(premise=claim, **live).exclude(group="").values_list("group", flat=True))
    for kind, own in pids.items():
        TABLES[kind].objects.filter(debate=debate, pid__in=own).update(withdrawn_at=timezone.now())
        follower = successor if kind == Address.Kind.CLAIM else ""
        retire_addresses(pids=own, state=Address.State.WITHDRAWN, successor=follower, reason=reason, by=by)
    alone = _dissolve_groups(groups, live)
    record_change(
        debate=debate,
        action="withdrawn",
        kind=Address.Kind.CLAIM,
        pid=claim.pid,
        by=by,
        before={**pids, "group": alone},
        after={"reason": reason, "successor": successor},
        reshapes=True,
    )


def _dissolve_groups(groups: list[str], live: dict[str, Any]) -> dict[str, str]:
    """Links that are left alone in a group are joint premises no longer; returns the group each was in."""
    left = Link.objects.filter(group__in=groups, **live)
    sizes = Counter(left.values_list("group", flat=True))
    alone = {pid: group for pid, group in left.values_list("pid", "group") if sizes[group] == 1}
    Link.objects.filter(pid__in=alone, **live).update(group="")
    return alone


def _own_things(claim: Claim, live: dict[str, Any]) -> dict[str, list[str]]:
    """The pids that go with a claim: its links, what these rest on, and the notes on any of it."""
    links = list(Link.objects.filter(premise=claim, **live))
    citations = list(Citation.objects.filter(Q(claim=claim) | Q(link__in=links), **live))
    noted = Q(claim=claim) | Q(link__in=links) | Q(citation__in=citations)
    notes = list(Annotation.objects.filter(noted, **live))
    return {
        kind: sorted(row.pid for row in rows)
        for kind, rows in (("claim", [claim]), ("link", links), ("citation", citations), ("annotation", notes))
    }
