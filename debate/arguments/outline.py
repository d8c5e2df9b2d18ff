"""The tree as nested lists: the first levels, one opened branch, or everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from debate.arguments.around import IS_UNDERCUT
from debate.arguments.cards import Card, cards
from debate.arguments.paths import ways_up
from debate.models import Bond, Claim, Link

SIBLINGS = 200
"""Most responses drawn under one claim."""
DRAWN = 2_000
"""About as many claims as one outline draws, and the most that it unfolds at once."""
LEAST = 5


class Place(NamedTuple):
    """How a claim stands here: the link, its relation, and whether this is its home or only a mention.

    A joint premise carries only together with its partners; they are named where they are known.
    """

    pid: str
    relation: str
    undercut: bool
    editorial: bool
    joint: bool
    home: bool
    partners: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A claim at one place of the tree; of its responses the first `skipped` are not drawn, nor those from `next` on.

    One that the way to a chosen claim leads through is drawn wherever it stands.
    """

    card: Card
    place: Place | None
    depth: int
    children: tuple["Node", ...]
    skipped: int = 0
    next: int = 0

    @property
    def more(self) -> int:
        """How many responses stand after those drawn."""
        return max(0, self.card.below - self.skipped - len(self.children)) if self.children else 0

    @property
    def previous(self) -> int:
        """Where the responses before those drawn begin."""
        return max(0, self.skipped - SIBLINGS)

    @property
    def folded(self) -> bool:
        """Whether claims stand below that are not drawn here."""
        return self.card.below > 0 and not self.children


@dataclass(frozen=True, slots=True)
class Event:
    """One step of drawing nested lists without recursion: item, in, out, end; before and more: what is left out."""

    kind: str
    node: Node | None = None


def question(debate_id: int) -> Claim:
    """The debate's question. Claim.DoesNotExist if it has none."""
    return Claim.objects.get(debate_id=debate_id, kind=Claim.Kind.QUESTION, withdrawn_at__isnull=True)


def is_large(debate_id: int) -> bool:
    """Whether the debate has more than DRAWN claims: never counts further."""
    return Claim.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)[: DRAWN + 1].count() > DRAWN


def outline(debate_id: int, *, at: str = "", start: int = 0, everything: bool = False, levels: int = 2) -> Node:
    """The question's tree, open for `levels` levels and along the way to the claim `at`, whose responses are drawn
    from number `start` on; or all of it, which is for a debate that is not is_large()."""
    root = question(debate_id)
    links = _loaded(_live(debate_id)) if everything else _open_links(debate_id, root, at, start, levels)
    below: dict[int, list[Link]] = {}
    for link in links:
        below.setdefault(link.parent_id, []).append(link)
    claims = {root.pk: root} | {link.premise_id: link.premise for link in links}
    return _tree(root, below, cards(debate_id, claims.values()))


def events(node: Node) -> Iterator[Event]:
    """A tree as the steps that draw it; of any depth."""
    stack: list[Event | Node] = [node]
    while stack:
        top = stack.pop()
        if isinstance(top, Event):
            yield top
            continue
        yield Event("item", top)
        stack.append(Event("end", top))
        if top.children:
            stack.append(Event("out", top))
            if top.more:
                stack.append(Event("more", top))
            stack.extend(reversed(top.children))
            if top.skipped:
                stack.append(Event("before", top))
            yield Event("in", top)


def _tree(root: Claim, below: dict[int, list[Link]], known: dict[int, Card]) -> Node:
    """Built from the leaves up, so that depth is no matter; a claim seen before is not opened again."""
    order: list[tuple[int, Link | None, int]] = []
    stack: list[tuple[int, Link | None, int]] = [(root.pk, None, 0)]
    seen: set[int] = set()
    while stack:
        pk, link, depth = stack.pop()
        order.append((pk, link, depth))
        if pk not in seen and (link is None or link.home):
            seen.add(pk)
            stack.extend((child.premise_id, child, depth + 1) for child in below.get(pk, []))
    joint = partners((link for links in below.values() for link in links), known)
    built: dict[int | None, Node] = {}
    for pk, link, depth in reversed(order):
        children = below.get(pk, []) if link is None or link.home else []
        drawn = [child for child in children if child.pk in built]
        nodes = tuple(built[child.pk] for child in drawn)
        place = place_of(link, joint.get(link.pk, ())) if link else None
        built[link.pk if link else None] = Node(known[pk], place, depth, nodes, *_cut(drawn))
    return built[None]


def _cut(drawn: list[Link]) -> tuple[int, int]:
    """How many siblings stand before those drawn, and the number of the first one left out after them."""
    numbers = [number - 1 for link in drawn if (number := getattr(link, "number", 0))]
    if not numbers:
        return 0, 0
    first = min(numbers)
    after = next((at for at, number in enumerate(sorted(numbers), start=first) if at != number), first + len(numbers))
    return first, after


def partners(links: Iterable[Link | Bond], known: dict[int, Card]) -> dict[int, tuple[Card, ...]]:
    """Of the joint premises among these links, by the link's primary key: the cards of those they count with."""
    groups: dict[str, list[Link | Bond]] = defaultdict(list)
    for link in links:
        if link.group:
            groups[link.group].append(link)
    return {
        link.pk: tuple(known[other.premise_id] for other in joined if other.pk != link.pk)
        for joined in groups.values()
        for link in joined
    }


def place_of(link: Link | Bond, joined: tuple[Card, ...] = ()) -> Place:
    """How a link places its premise; `joined` are those it counts with."""
    return Place(
        pid=link.pid,
        relation=link.relation,
        undercut=link.target_link_id is not None,
        editorial=link.placement == Link.Placement.EDITORIAL,
        joint=bool(link.group),
        home=link.home,
        partners=joined,
    )


def _open_links(debate_id: int, root: Claim, at: str, start: int, levels: int) -> list[Link]:
    way = _way_to(debate_id, at)
    parents, links = [root.pk], list[Link]()
    opened: set[int] = set()
    for level in range(levels):
        if level == levels - 1:
            parents = sorted({*parents, *way} - opened)
        found = _loaded(_first(debate_id, parents, way, start))
        opened |= set(parents)
        links += found
        parents = [link.premise_id for link in found if link.home]
    return links


def _way_to(debate_id: int, pid: str) -> list[int]:
    """The claim with this pid and all above it, by primary key; nothing for a claim that is not here."""
    claim = Claim.objects.filter(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True).first() if pid else None
    if claim is None:
        return []
    return [claim.pk, *(step.claim.pk for way in ways_up(debate_id, claim.pk)[:1] for step in way.steps)]


def _live(debate_id: int) -> QuerySet[Link]:
    return Link.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)


def _first(debate_id: int, parents: list[int], way: list[int], start: int) -> QuerySet[Link]:
    """Of the links under these claims the first ones; SIBLINGS from `start` on under the claim the way leads to."""
    each = max(LEAST, min(SIBLINGS, DRAWN // max(1, len(parents))))
    number = Window(RowNumber(), partition_by=F("parent"), order_by=[IS_UNDERCUT, "rank", "pid"])
    chosen = Q(parent__in=way[:1])
    drawn = Q(~chosen, number__lte=each) | Q(chosen, number__gt=start, number__lte=start + SIBLINGS)
    rows = _live(debate_id).filter(parent__in=parents).annotate(number=number)
    return rows.filter(drawn | Q(~chosen, premise__in=way, home=True))


def _loaded(rows: QuerySet[Link]) -> list[Link]:
    """Siblings by rank, undercuts after them, premises loaded."""
    found = list(rows.select_related("premise"))
    return sorted(found, key=lambda link: (link.parent_id, link.target_link_id is not None, link.rank, link.pid))
