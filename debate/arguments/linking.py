"""Write links: reuse, move, order, join, undercut, change, withdraw. As in actions.py, one entry of history each."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from debate.arguments.paths import ways_up
from debate.history.actions import commit, lock_debate
from debate.history.addresses import CROCKFORD, new_pid
from debate.history.patches import Fields, Patch, lay
from debate.history.refusals import Refused, Why, one_of, words
from debate.models import Annotation, Change, Citation, Claim, Debate, Link, User


def new_link(
    debate: Debate, *, premise: str, target: str, relation: str, placement: str, home: bool
) -> tuple[str, Fields]:
    """The pid and fields of a link that is not there yet, last among its siblings."""
    ends = _target(debate, target, relation)
    fields: Fields = {
        "premise": premise,
        **ends,
        "relation": relation,
        "group": "",
        "placement": one_of("placement", placement, Link.Placement.values),
        "rank": _last_rank(debate, ends),
        "home": home,
        "state": "live",
        "successor": "",
        "reason": "",
    }
    return new_pid(), fields


def _target(debate: Debate, target: str, relation: str) -> Fields:
    """What a link leads to: a live claim, or a live link that it attacks."""
    one_of("relation", relation, Link.Relation.values)
    claim = Claim.objects.filter(debate=debate, pid=target, withdrawn_at__isnull=True).first()
    if claim is not None:
        fits = relation in ("answers", "context") if claim.kind == "question" else relation != "answers"
        if not fits:
            raise Refused(Why.NOT_ALLOWED, "relation")
        return {"claim": target, "link": None}
    if not _live(debate).filter(pid=target).exists():
        raise Refused(Why.UNKNOWN, "target")
    if relation != "con":
        raise Refused(Why.NOT_ALLOWED, "relation")
    return {"claim": None, "link": target}


def _parent(debate: Debate, ends: Fields) -> str:
    """The claim that a link with these ends hangs under."""
    return ends["claim"] or live_link(debate, ends["link"]).premise.pid


def _siblings(debate: Debate, ends: Fields) -> QuerySet[Link]:
    """What leads to the same; found by what it hangs under, which has an index where the target of a link has none."""
    if ends["claim"]:
        claim = Claim.objects.filter(debate=debate, pid=ends["claim"])
        return _live(debate).filter(parent__in=claim, target_claim__isnull=False)
    return _live(debate).filter(target_link__in=Link.objects.filter(debate=debate, pid=ends["link"]))


def _last_rank(debate: Debate, ends: Fields) -> int:
    last = _siblings(debate, ends).aggregate(last=Max("rank"))["last"]
    return 0 if last is None else last + 1


def _live(debate: Debate) -> QuerySet[Link]:
    return Link.objects.filter(debate=debate, withdrawn_at__isnull=True)


def live_link(debate: Debate, pid: str) -> Link:
    """A live link with its ends; Refused otherwise."""
    link = _live(debate).select_related("premise", "target_claim", "target_link", "parent").filter(pid=pid).first()
    if link is None:
        raise Refused(Why.UNKNOWN, "link")
    return link


def _commit(debate: Debate, action: str, pid: str, patch: Patch, by: User | None, **more: Any) -> Change | None:
    return commit(debate=debate, action=action, kind="link", pid=pid, patch=patch, by=by, **more)


@transaction.atomic
def link_claim(
    *, debate: Debate, premise: str, target: str, relation: str, by: User | None, placement: str = "editorial"
) -> Change:
    """Let a claim that stands elsewhere stand here as well (or against the link `target`)."""
    debate = lock_debate(debate.pk)
    claim = Claim.objects.filter(debate=debate, pid=premise, withdrawn_at__isnull=True).first()
    if claim is None:
        raise Refused(Why.UNKNOWN, "premise")
    if claim.kind == Claim.Kind.QUESTION or (relation == "answers" and claim.kind != Claim.Kind.POSITION):
        raise Refused(Why.NOT_ALLOWED, "premise")
    pid, fields = new_link(debate, premise=premise, target=target, relation=relation, placement=placement, home=False)
    _refuse_twice(debate, premise, fields)
    entry = _commit(debate, "linked", pid, {"link": {pid: fields}}, by)
    assert entry is not None  # a new pid is always a change
    return entry


def _refuse_twice(debate: Debate, premise: str, ends: Fields, *, but: str = "") -> None:
    """A claim stands only once at one target, and never under itself."""
    if ends["claim"] == premise:
        raise Refused(Why.ITSELF, "target")
    if ends["link"] and _live(debate).filter(pid=ends["link"], premise__pid=premise).exists():
        raise Refused(Why.ITSELF, "target")
    if _siblings(debate, ends).filter(premise__pid=premise).exclude(pid=but).exists():
        raise Refused(Why.TWICE, "target")


@transaction.atomic
def move_link(
    *, debate: Debate, pid: str, target: str, relation: str, by: User | None, summary: str = ""
) -> Change | None:
    """Hang a link, and with a home all that stands below its premise, under another claim or against another link."""
    debate = lock_debate(debate.pk)
    link = live_link(debate, pid)
    ends = _target(debate, target, relation)
    if (link.premise.kind == Claim.Kind.POSITION and link.home) != (relation == "answers"):
        raise Refused(Why.NOT_ALLOWED, "relation")
    _refuse_twice(debate, link.premise.pid, ends, but=pid)
    if link.home and stands_below(debate, _parent(debate, ends), link.premise):
        raise Refused(Why.UNDER_ITSELF, "target")
    now = {"claim": link.target_claim and link.target_claim.pid, "link": link.target_link and link.target_link.pid}
    stays = ends == now and relation == link.relation
    fields = {**ends, "relation": relation, "group": link.group if stays else ""}
    if ends != now:
        fields["rank"] = _last_rank(debate, ends)
    patch: Patch = {"link": {pid: fields}}
    if not fields["group"]:
        patch["link"] |= without_partner(debate, link)
    return _commit(debate, "moved", pid, patch, by, summary=words("summary", summary, 1_000))


def stands_below(debate: Debate, pid: str, above: Claim) -> bool:
    """Whether a claim is `above`, or stands below it along homes: one query."""
    below = Claim.objects.only("pk").get(debate=debate, pid=pid)
    homes = (way for way in ways_up(debate.pk, below.pk) if way.home)
    return below.pk == above.pk or any(step.claim.pk == above.pk for way in homes for step in way.steps)


def without_partner(debate: Debate, link: Link) -> dict[str, Fields | None]:
    """What becomes of a joint premise that is left alone when this one goes: it is joint no longer."""
    if not link.group:
        return {}
    left = list(_live(debate).filter(group=link.group).exclude(pk=link.pk).values_list("pid", flat=True))
    return {left[0]: {"group": ""}} if len(left) == 1 else {}


@transaction.atomic
def order_links(*, debate: Debate, pids: Sequence[str], by: User | None) -> Change | None:
    """Bring all siblings of one target into this order."""
    debate = lock_debate(debate.pk)
    links = {link.pid: link for link in _live(debate).filter(pid__in=pids)}
    if not pids or len(links) != len(pids):
        raise Refused(Why.UNKNOWN, "order")
    first = links[pids[0]]
    siblings = _live(debate).filter(target_claim=first.target_claim_id, target_link=first.target_link_id)
    if set(siblings.values_list("pid", flat=True)) != set(pids):
        raise Refused(Why.NOT_TOGETHER, "order")
    parent = Claim.objects.get(pk=first.parent_id)
    patch: Patch = {"link": {pid: {"rank": rank} for rank, pid in enumerate(pids)}}
    return commit(debate=debate, action="ordered", kind="claim", pid=parent.pid, patch=patch, by=by)


@transaction.atomic
def join_links(*, debate: Debate, pids: Sequence[str], by: User | None) -> Change | None:
    """Let premises count only together: links of one target and one relation."""
    debate = lock_debate(debate.pk)
    links = [live_link(debate, pid) for pid in dict.fromkeys(pids)]
    if len(links) < 2 or len({(link.target_claim_id, link.target_link_id, link.relation) for link in links}) > 1:
        raise Refused(Why.NOT_TOGETHER, "links")
    group = "".join(secrets.choice(CROCKFORD) for _ in range(8))
    patch: Patch = {"link": {link.pid: {"group": group} for link in links}}
    for old in {link.group for link in links} - {""}:
        left = [other for other in _live(debate).filter(group=old) if other.pid not in patch["link"]]
        if len(left) == 1:
            patch["link"][left[0].pid] = {"group": ""}
    return _commit(debate, "joined", links[0].pid, patch, by)


@transaction.atomic
def separate_link(*, debate: Debate, pid: str, by: User | None) -> Change | None:
    """Let a joint premise count by itself again."""
    debate = lock_debate(debate.pk)
    link = live_link(debate, pid)
    if not link.group:
        raise Refused(Why.NOT_TOGETHER, "link")
    return _commit(debate, "separated", pid, {"link": {pid: {"group": ""}, **without_partner(debate, link)}}, by)


@transaction.atomic
def change_link(
    *,
    debate: Debate,
    pid: str,
    by: User | None,
    relation: str | None = None,
    placement: str | None = None,
    summary: str = "",
) -> Change | None:
    """Another relation or placement where the link is; what is None stays."""
    debate = lock_debate(debate.pk)
    link = live_link(debate, pid)
    fields: Fields = {}
    patch: Patch = {"link": {pid: fields}}
    if placement is not None:
        fields["placement"] = one_of("placement", placement, Link.Placement.values)
    if relation is not None and relation != link.relation:
        _target(debate, (link.target_claim or link.target_link).pid, relation)
        if (link.premise.kind == Claim.Kind.POSITION and link.home) != (relation == "answers"):
            raise Refused(Why.NOT_ALLOWED, "relation")
        fields |= {"relation": relation, "group": ""}
        patch["link"] |= without_partner(debate, link)
    return _commit(debate, "changed", pid, patch, by, summary=words("summary", summary, 1_000))


@transaction.atomic
def make_home(*, debate: Debate, pid: str, by: User | None) -> Change | None:
    """Draw a claim at this of its places; where it was drawn it stays as a cross link."""
    debate = lock_debate(debate.pk)
    link = live_link(debate, pid)
    if stands_below(debate, link.parent.pid, link.premise):
        raise Refused(Why.UNDER_ITSELF, "link")
    others = _live(debate).filter(premise=link.premise, home=True).exclude(pk=link.pk).values_list("pid", flat=True)
    patch: Patch = {"link": {**{other: {"home": False} for other in others}, pid: {"home": True}}}
    return _commit(debate, "rehomed", pid, patch, by)


@transaction.atomic
def withdraw_link(*, debate: Debate, pid: str, reason: str, by: User | None) -> Change | None:
    """Take a claim away from one of its places. Its only home cannot go, nor a link that others attack."""
    debate = lock_debate(debate.pk)
    link = live_link(debate, pid)
    if link.home:
        raise Refused(Why.ONLY_HOME, "link")
    attackers = _live(debate).filter(target_link=link).count()
    if attackers:
        raise Refused(Why.HAS_RESPONSES, "link", attackers)
    reason = words("reason", reason, 1_000, lines=True, required=True)
    patch: Patch = {}
    leave(debate, link, reason, patch)
    return _commit(debate, "withdrawn", pid, patch, by, summary=reason)


def leave(debate: Debate, link: Link, reason: str, patch: Patch) -> None:
    """Add to a patch that a link is withdrawn with what rests on it; a partner left alone is joint no longer."""
    gone: Fields = {"state": "withdrawn", "successor": "", "reason": reason}
    for partner, alone in without_partner(debate, link).items():
        lay(patch, "link", partner, alone or {})
    lay(patch, "link", link.pid, gone)
    for kind, pids in _own_things(link).items():
        for pid in pids:
            lay(patch, kind, pid, gone)


def _own_things(link: Link) -> dict[str, list[str]]:
    """What goes with a link: its citations, and the notes on it and on these."""
    live = {"debate": link.debate_id, "withdrawn_at__isnull": True}
    citations = Citation.objects.filter(link=link, **live)
    notes = Annotation.objects.filter(link=link, **live) | Annotation.objects.filter(citation__in=citations, **live)
    return {
        "citation": list(citations.values_list("pid", flat=True)),
        "annotation": list(notes.values_list("pid", flat=True)),
    }
