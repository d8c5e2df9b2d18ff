"""Whether a change leaves a sound argument: graph.faults over all that the change could have made unsound."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from debate.graph import model as g
from debate.graph.faults import DEPTH, Fault, faults
from debate.history.patches import Patch, fields_of
from debate.models import Citation, Claim, Debate, Link

STRUCTURE = {
    "claim": {"kind", "state"},
    "link": {"premise", "claim", "link", "relation", "group", "home", "state"},
}
NAMED = {"claim": "claim", "link": "link", "source": "source", "speaker": "speaker", "via": "speaker"}
"""What a citation names."""
PLACE = {"claim", "link", "home", "state"}

HOMES_ABOVE = """
WITH RECURSIVE above(claim) AS (
    SELECT claim.id FROM debate_claim AS claim WHERE claim.debate_id = %s AND claim.id IN ({seeds})
    UNION
    SELECT link.parent_id
    FROM above
    JOIN debate_link AS link ON link.debate_id = %s AND link.premise_id = above.claim
        AND link.home AND link.withdrawn_at IS NULL
)
SELECT claim FROM above
"""
# The depth in the row ends the recursion, should homes ever form a cycle.
HEIGHT = f"""
WITH RECURSIVE below(claim, depth) AS (
    SELECT claim.id, 0 FROM debate_claim AS claim WHERE claim.debate_id = %s AND claim.id = %s
    UNION
    SELECT link.premise_id, below.depth + 1
    FROM below
    JOIN debate_link AS link ON link.debate_id = %s AND link.parent_id = below.claim
        AND link.home AND link.withdrawn_at IS NULL
    WHERE below.depth <= {DEPTH}
)
SELECT MAX(depth) FROM below
"""


class Unsound(ValueError):
    """The change would break the argument; `faults` says where."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.pid} {fault.reason}" for fault in found))
        self.faults = found


def check(debate: Debate, before: Patch, after: Patch) -> None:
    """Unsound if what the change touched is no sound part of the debate now. Nothing is asked where no structure moved;
    else a bounded number of queries, and one more for each claim that got another place with all below it."""
    found = _unfounded(debate, after)
    if found:
        raise Unsound(found)
    claims = _structural(after, "claim")
    links = _structural(after, "link")
    if not claims and not links:
        return
    graph = _neighbourhood(debate, claims, links, before)
    found = faults(graph) or _too_deep(debate, graph, before, after)
    if found:
        raise Unsound(found)


def _unfounded(debate: Debate, after: Patch) -> list[Fault]:
    """Live citations that now name what is not live: one query, where something went or a citation changed."""
    gone = {
        name: [pid for pid, fields in after.get(kind, {}).items() if (fields or {}).get("state", "live") != "live"]
        for name, kind in NAMED.items()
    }
    citations = list(after.get("citation", {}))
    if not citations and not any(gone.values()):
        return []
    about = Q(pid__in=citations)
    for name, pids in gone.items():
        if pids:
            about |= Q(**{f"{name}__pid__in": pids})
    dead = Q()
    for name in NAMED:
        dead |= Q(**{f"{name}__withdrawn_at__isnull": False})
    rows = Citation.objects.filter(about, debate=debate, withdrawn_at__isnull=True).filter(dead)
    return [Fault(pid, "names what is not live") for pid in rows.order_by("pk").values_list("pid", flat=True)]


def _structural(after: Patch, kind: str) -> list[str]:
    return [pid for pid, fields in after.get(kind, {}).items() if STRUCTURE[kind] & set(fields or {})]


def _neighbourhood(debate: Debate, claims: list[str], links: list[str], before: Patch) -> g.Graph:
    """The claims and links of a change, what hangs directly on them, joint premises, and the ways to the question."""
    near = _live(debate).filter(
        Q(pid__in=links) | Q(premise__pid__in=claims) | Q(target_claim__pid__in=claims) | Q(target_link__pid__in=links)
    )
    known = {link.pk: link for link in near}
    groups = {link.group for link in known.values() if link.group} | _groups_left(debate, links, before)
    if groups:
        known |= {link.pk: link for link in _live(debate).filter(group__in=groups)}
    while missing := {link.target_link_id for link in known.values() if link.target_link_id} - set(known):
        found = {link.pk: link for link in _live(debate).filter(pk__in=missing)}
        known |= found
        if missing - set(found):
            break  # attacks what is withdrawn: graph.faults will say so
    ids = set(Claim.objects.filter(debate=debate, pid__in=claims).values_list("pk", flat=True))
    ids |= {key for link in known.values() for key in (link.premise_id, link.parent_id)}
    ids = _above(debate, ids)
    homes = _live(debate).filter(premise__in=ids, home=True)
    known |= {link.pk: link for link in homes}
    live = Claim.objects.filter(debate=debate, withdrawn_at__isnull=True)
    ids |= set(live.filter(kind=Claim.Kind.QUESTION).values_list("pk", flat=True))
    values = (g.Claim(pid, kind) for pid, kind in live.filter(pk__in=ids).values_list("pid", "kind"))
    return g.Graph.of(values, (_value(link, groups) for link in known.values()))


def _live(debate: Debate) -> QuerySet[Link]:
    rows = Link.objects.filter(debate=debate, withdrawn_at__isnull=True)
    return rows.select_related("premise", "target_claim", "target_link")


def _groups_left(debate: Debate, links: list[str], before: Patch) -> set[str]:
    """The groups that links of the change were in: who stays behind in them may be alone."""
    rows = Link.objects.filter(debate=debate, pid__in=links).exclude(group="")
    left = {(fields or {}).get("group") for fields in before.get("link", {}).values()}
    return {*rows.values_list("group", flat=True), *filter(None, left)}


def _value(link: Link, groups: set[str]) -> g.Link:
    """A link; of groups that were not loaded whole, nothing is said."""
    return g.Link(
        link.pid,
        link.premise.pid,
        link.relation,
        link.target_claim.pid if link.target_claim else None,
        link.target_link.pid if link.target_link else None,
        link.group if link.group in groups else "",
        link.rank,
        link.home,
    )


def _above(debate: Debate, ids: Iterable[int]) -> set[int]:
    """These claims and all above them along homes."""
    seeds = sorted(ids)
    if not seeds:
        return set()
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(seeds))
        cursor.execute(HOMES_ABOVE.format(seeds=marks), [debate.pk, *seeds, debate.pk])
        return {row[0] for row in cursor.fetchall()}


def _too_deep(debate: Debate, graph: g.Graph, before: Patch, after: Patch) -> list[Fault]:
    """Claims that were moved with all below them, if that now reaches deeper than DEPTH."""
    moved = {
        graph.links[pid].premise
        for kind, pid, fields in fields_of(after)
        if kind == "link" and PLACE & set(fields or {}) and pid in graph.links and graph.links[pid].home
    }
    new = {pid for kind, pid, fields in fields_of(before) if kind == "claim" and fields is None}
    found = []
    for pid in sorted(moved - new):
        if len(graph.path(pid)) - 1 + _height(debate, pid) > DEPTH:
            found.append(Fault(pid, f"would reach deeper than {DEPTH} with what stands below it"))
    return found


def _height(debate: Debate, pid: str) -> int:
    claim = Claim.objects.only("pk").get(debate=debate, pid=pid)
    with connection.cursor() as cursor:
        cursor.execute(HEIGHT, [debate.pk, claim.pk, debate.pk])
        return int(cursor.fetchone()[0])
