"""Merge a duplicate into what stays: its address leads there, and all that was its own goes there."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from debate.arguments.actions import live_claim
from debate.arguments.linking import leave, without_partner
from debate.arguments.paths import ways_up
from debate.history.actions import commit, lock_debate
from debate.history.patches import Fields, Patch, lay
from debate.history.refusals import Refused, Why, words
from debate.models import Address, Annotation, Change, Citation, Claim, Debate, Link, Speaker, User


@transaction.atomic
def merge_claims(*, debate: Debate, pid: str, into: str, by: User | None, reason: str = "") -> Change:
    """Let claim `pid` be claim `into`: links, citations and notes go over, what would stand there twice goes.

    The survivor keeps its wording and, where it can, its home. Refused for the question, for a position and a claim.
    """
    debate = lock_debate(debate.pk)
    gone, kept = live_claim(debate, pid), live_claim(debate, into, "into")
    if gone.pk == kept.pk:
        raise Refused(Why.ITSELF, "into")
    if Claim.Kind.QUESTION in (gone.kind, kept.kind) or gone.kind != kept.kind:
        raise Refused(Why.NOT_ALLOWED, "into")
    reason = words("reason", reason, 1_000, lines=True)
    patch: Patch = {"claim": {pid: merged_into(into, reason)}, "link": {}, "citation": {}, "annotation": {}}
    _merge_links(debate, gone, kept, reason, patch)
    _take_along(debate, gone, into, patch)
    return write_merge(debate, "claim", pid, patch, by, reason)


def merged_into(into: str, reason: str) -> Fields:
    """Its address leads to what stays."""
    return {"state": Address.State.MERGED.value, "successor": into, "reason": reason}


def _take_along(debate: Debate, gone: Claim, into: str, patch: Patch) -> None:
    """Citations of and notes on the claim that goes."""
    for name, table in (("citation", Citation), ("annotation", Annotation)):
        rows: Any = table.objects.filter(debate=debate, claim=gone, withdrawn_at__isnull=True)
        for pid in rows.values_list("pid", flat=True):
            lay(patch, name, pid, {"claim": into})


def write_merge(debate: Debate, kind: str, pid: str, patch: Patch, by: User | None, reason: str) -> Change:
    """The one entry of a merge, about what goes."""
    entry = commit(debate=debate, action="merged", kind=kind, pid=pid, patch=patch, by=by, summary=reason)
    assert entry is not None  # it was live
    return entry


def _merge_links(debate: Debate, gone: Claim, kept: Claim, reason: str, patch: Patch) -> None:
    """Every link of the one that goes, at either end, to the survivor. A twin of one that is there is merged into it,
    and what would link the survivor to itself is withdrawn."""
    rows = Link.objects.filter(debate=debate, withdrawn_at__isnull=True)
    rows = rows.select_related("premise", "parent", "target_claim", "target_link")
    near = list(rows.filter(Q(premise__in=[gone, kept]) | Q(parent__in=[gone, kept])).order_by("pk"))
    homes = {link.premise_id: link for link in near if link.home and link.premise_id in (gone.pk, kept.pk)}
    under = any(
        step.claim.pk == gone.pk for way in ways_up(debate.pk, kept.pk) if way.home for step in way.steps
    )  # the survivor stands below the one that goes, and takes its home
    home = homes[gone.pk] if under else homes[kept.pk]
    there: dict[tuple[int | None, ...], Link] = {}
    both = (gone.pk, kept.pk)
    for link in [link for link in near if link.premise_id in both and link.parent_id in both]:
        _refuse_attacked(debate, link)
        leave(debate, link, reason, patch)
        near.remove(link)
    twins: list[tuple[Link, Link]] = []
    for link in sorted(near, key=lambda link: (link.pk != home.pk, gone.pk in _ends(link), link.pk)):
        after = tuple(kept.pk if end == gone.pk else end for end in _ends(link)[:2]) + _ends(link)[2:]
        if after in there:
            twins.append((link, there[after]))
        else:
            there[after] = link
            fields = _new_ends(link, gone, kept)
            if link.premise_id in (gone.pk, kept.pk) and link.home != (link.pk == home.pk):
                fields["home"] = link.pk == home.pk
            if fields:
                lay(patch, "link", link.pid, fields)
    for link, twin in twins:
        if link.premise_id in both:  # where the survivor is drawn is settled
            link.home = False
        _drop(debate, link, twin, reason, patch)
        _move_what_rests(debate, link, twin, {gone.pk: kept.pk}, patch)


def _ends(link: Link) -> tuple[int, int | None, int | None]:
    return link.premise_id, link.target_claim_id, link.target_link_id


def _new_ends(link: Link, gone: Claim, kept: Claim) -> Fields:
    fields: Fields = {}
    if link.premise_id == gone.pk:
        fields["premise"] = kept.pid
    if link.target_claim_id == gone.pk:
        fields["claim"] = kept.pid
    return fields


def _refuse_attacked(debate: Debate, link: Link) -> None:
    """What says that one of two does not follow from the other has no place once they are one."""
    attackers = Link.objects.filter(debate=debate, target_link=link, withdrawn_at__isnull=True).count()
    if attackers:
        raise Refused(Why.HAS_RESPONSES, "into", attackers)


def _drop(debate: Debate, link: Link, twin: Link, reason: str, patch: Patch) -> None:
    """A link is merged into its twin, which is drawn where this one was."""
    for partner, alone in without_partner(debate, link).items():
        lay(patch, "link", partner, alone or {})
    if (patch["link"].get(link.pid) or {}).get("home", link.home):
        lay(patch, "link", twin.pid, {"home": True})
    lay(patch, "link", link.pid, merged_into(twin.pid, reason))


def _move_what_rests(debate: Debate, gone: Link, kept: Link, same: dict[int, int], patch: Patch) -> None:
    """What stood on a link that goes: undercuts (of twins one, with what stands on both), citations, notes."""
    live: dict[str, Any] = {"debate": debate, "withdrawn_at__isnull": True}
    leaving = {pid for pid, fields in patch["link"].items() if fields and "state" in fields}
    attackers = Link.objects.filter(**live).exclude(pid__in=leaving)
    twins = {same.get(link.premise_id, link.premise_id): link for link in attackers.filter(target_link=kept)}
    for link in attackers.filter(target_link=gone):
        twin = twins.get(same.get(link.premise_id, link.premise_id))
        if twin is None:
            lay(patch, "link", link.pid, {"link": kept.pid})
            continue
        _drop(debate, link, twin, "", patch)
        _move_what_rests(debate, link, twin, same, patch)
    for name, table in (("citation", Citation), ("annotation", Annotation)):
        for pid in table.objects.filter(link=gone, **live).values_list("pid", flat=True):
            lay(patch, name, pid, {"link": kept.pid})


@transaction.atomic
def merge_speakers(*, debate: Debate, pid: str, into: str, by: User | None, reason: str = "") -> Change:
    """Let speaker `pid` be speaker `into`, who gets the name as an alias, and everything that was said."""
    debate = lock_debate(debate.pk)
    rows = {row.pid: row for row in Speaker.objects.filter(debate=debate, pid__in=[pid, into], withdrawn_at=None)}
    if len(rows) != 2:
        raise Refused(Why.ITSELF if pid == into else Why.UNKNOWN, "into")
    gone, kept = rows[pid], rows[into]
    reason = words("reason", reason, 1_000, lines=True)
    names = dict.fromkeys([*kept.aliases, gone.name, *gone.aliases])
    names.pop(kept.name, None)
    patch: Patch = {
        "speaker": {
            pid: merged_into(into, reason),
            into: {"aliases": list(names)},
        },
        "citation": {},
    }
    said = Citation.objects.filter(Q(speaker=gone) | Q(via=gone), debate=debate)
    for own, *ends in said.values_list("pid", "speaker__pid", "via__pid"):
        speaker, via = (into if end == pid else end for end in ends)
        lay(
            patch, "citation", own, {"speaker": speaker, "via": None if via == speaker else via}
        )  # nobody relays himself
    return write_merge(debate, "speaker", pid, patch, by, reason)
