"""Whether a change leaves a sound argument: graph.faults over all that the change could have made unsound."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from debate.graph import model as g
from debate.graph.faults import DEPTH, Fault, faults
from debate.history.patches import Patch, fields_of
from debate.models import Address, Annotation, Citation, Claim, Debate, Link, Source

STRUCTURE = {
    "claim": {"kind", "state"},
    "link": {"premise", "claim", "link", "relation", "group", "home", "state"},
}
NAMED = {"claim": "claim", "link": "link", "source": "source", "speaker": "speaker", "via": "speaker"}
"""What a citation names."""
NOTED = ("claim", "link", "citation", "source")
"""What a note may be on."""
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
    find = (_merged_into_nothing, _unlike_their_survivors, _unfounded, _notes_on_nothing)
    if lost := [fault for faults_of in find for fault in faults_of(debate, after)]:
        raise Unsound(lost)
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
    gone = {name: _gone(after, kind) for name, kind in NAMED.items()}
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


def _notes_on_nothing(debate: Debate, after: Patch) -> list[Fault]:
    """Live notes on what is not live: one query, where something that can carry notes went."""
    gone = {name: _gone(after, name) for name in NOTED}
    if not any(gone.values()):
        return []
    about = Q()
    for name, pids in gone.items():
        if pids:
            about |= Q(**{f"{name}__pid__in": pids, f"{name}__withdrawn_at__isnull": False})
    rows = Annotation.objects.filter(about, debate=debate, withdrawn_at__isnull=True)
    return [Fault(pid, "is a note on what is not live") for pid in rows.order_by("pk").values_list("pid", flat=True)]


def _gone(after: Patch, kind: str) -> list[str]:
    return [pid for pid, fields in after.get(kind, {}).items() if (fields or {}).get("state", "live") != "live"]


def _structural(after: Patch, kind: str) -> list[str]:
    return [pid for pid, fields in after.get(kind, {}).items() if STRUCTURE[kind] & set(fields or {})]


def _merged_into_nothing(debate: Debate, after: Patch) -> list[Fault]:
    """What would lead to something that is itself merged or withdrawn."""
    leads = {
        pid: fields["successor"]
        for _, pid, fields in fields_of(after)
        if fields and fields.get("successor") and fields.get("state", Address.State.MERGED) == Address.State.MERGED
    }
    if not leads:
        return []
    live = Address.objects.filter(debate=debate, pid__in=set(leads.values()), state=Address.State.LIVE)
    there = set(live.values_list("pid", flat=True))
    return [
        Fault(pid, f"was merged into {into}, which is not live") for pid, into in leads.items() if into not in there
    ]


def _unlike_their_survivors(debate: Debate, after: Patch) -> list[Fault]:
    """Sources merged into others that have other readers, or are in another language: one query, where there is any.
    An action sees to it; a suggestion or an undoing may come after the sources were changed."""
    into = {
        pid: fields["successor"]
        for pid, fields in after.get("source", {}).items()
        if fields and fields.get("state") == Address.State.MERGED
    }
    if not into:
        return []
    rows = {row.pid: row for row in Source.objects.filter(debate=debate, pid__in={*into, *into.values()})}
    pairs = [(rows[pid], rows[kept]) for pid, kept in into.items() if pid in rows and kept in rows]
    return [
        Fault(gone.pid, f"would be merged into {kept.pid}, which has other readers or another language")
        for gone, kept in pairs
        if (gone.language, gone.words) != (kept.language, kept.words)
    ]


def _neighbourhood(debate: Debate, claims: list[str], links: list[str], before: Patch) -> g.Graph:
    """The claims and links of a change, what hangs directly on them, joint premises, and the ways to the question."""
    keys = list(Link.objects.filter(debate=debate, pid__in=links).values_list("pk", flat=True))
    ids = set(Claim.objects.filter(debate=debate, pid__in=claims).values_list("pk", flat=True))
    known = {link.pk: link for link in _near(debate, ids, keys)}
    groups = {link.group for link in known.values() if link.group} | _groups_left(debate, links, before)
    if groups:
        known |= {link.pk: link for link in _live(debate).filter(group__in=groups)}
    left = [fields["premise"] for fields in before.get("link", {}).values() if fields and fields.get("premise")]
    ids |= set(Claim.objects.filter(debate=debate, pid__in=left).values_list("pk", flat=True))
    ids |= set(Link.objects.filter(pk__in=keys).values_list("premise", flat=True))
    ids = _with_ways_up(debate, ids, known)
    live = Claim.objects.filter(withdrawn_at__isnull=True)
    ids |= set(live.filter(debate=debate, kind=Claim.Kind.QUESTION).values_list("pk", flat=True))
    values = (g.Claim(pid, kind) for pid, kind in live.filter(pk__in=ids).values_list("pid", "kind"))
    return g.Graph.of(values, (_value(link, groups) for link in known.values()))


def _near(debate: Debate, claims: set[int], links: list[int]) -> QuerySet[Link]:
    """These links, those at these claims, those against these links. A union: joined by OR, or looked for by the pids
    of what they lead to, SQLite would walk all links of the debate."""
    live = _live(debate)
    return live.filter(pk__in=links).union(
        live.filter(premise__in=claims),
        live.filter(parent__in=claims, target_claim__isnull=False),
        live.filter(target_link__in=links),
    )


def _with_ways_up(debate: Debate, ids: set[int], known: dict[int, Link]) -> set[int]:
    """All claims above these and above what is known, whose homes and the links that these attack are added to it."""
    asked: set[int] = set()
    while True:
        while missing := {link.target_link_id for link in known.values() if link.target_link_id} - set(known) - asked:
            asked |= missing  # one that was withdrawn is not found: graph.faults will say so
            known |= {link.pk: link for link in _live(debate).filter(pk__in=missing)}
        ids = _above(debate, ids | {key for link in known.values() for key in (link.premise_id, link.parent_id)})
        known |= {link.pk: link for link in _live(debate).filter(premise__in=ids, home=True)}
        if not {link.target_link_id for link in known.values() if link.target_link_id} - set(known) - asked:
            return ids


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
