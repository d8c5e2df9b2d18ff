"""The tree as nested lists: the first levels, one opened branch, or everything."""

from collections.abc import Iterator
from dataclasses import dataclass

from debate.arguments.cards import Card, cards
from debate.arguments.paths import ways_up
from debate.models import Claim, Link


@dataclass(frozen=True, slots=True)
class Place:
    """How a claim stands here: the link, its relation, and whether this is its home or only a mention."""

    pid: str
    relation: str
    undercut: bool
    editorial: bool
    joint: bool
    home: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A claim at one place of the tree."""

    card: Card
    place: Place | None
    depth: int
    children: tuple["Node", ...]

    @property
    def folded(self) -> bool:
        """Whether claims stand below that are not drawn here."""
        return self.card.below > 0 and not self.children


@dataclass(frozen=True, slots=True)
class Event:
    """One step of drawing nested lists without recursion: item, in, out, end."""

    kind: str
    node: Node | None = None


def question(debate_id: int) -> Claim:
    """The debate's question. Claim.DoesNotExist if it has none."""
    return Claim.objects.get(debate_id=debate_id, kind=Claim.Kind.QUESTION, withdrawn_at__isnull=True)


def outline(debate_id: int, *, at: str = "", everything: bool = False, levels: int = 2) -> Node:
    """The question's tree, open for `levels` levels and along the way to the claim `at`; or all of it."""
    root = question(debate_id)
    links = _links(debate_id, None) if everything else _open_links(debate_id, root, at, levels)
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
            stack.extend(reversed(top.children))
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
    built: dict[int | None, Node] = {}
    for pk, link, depth in reversed(order):
        children = below.get(pk, []) if link is None or link.home else []
        nodes = tuple(built[child.pk] for child in children if child.pk in built)
        built[link.pk if link else None] = Node(known[pk], place_of(link) if link else None, depth, nodes)
    return built[None]


def place_of(link: Link) -> Place:
    """How a link places its premise."""
    return Place(
        pid=link.pid,
        relation=link.relation,
        undercut=link.target_link_id is not None,
        editorial=link.placement == Link.Placement.EDITORIAL,
        joint=bool(link.group),
        home=link.home,
    )


def _open_links(debate_id: int, root: Claim, at: str, levels: int) -> list[Link]:
    parents, links = [root.pk], []
    opened: set[int] = set()
    for level in range(levels):
        if level == levels - 1:
            parents = sorted({*parents, *_way_to(debate_id, at)} - opened)
        found = _links(debate_id, parents)
        opened |= set(parents)
        links += found
        parents = [link.premise_id for link in found if link.home]
    return links


def _way_to(debate_id: int, pid: str) -> list[int]:
    """The claim with this pid and all above it, by primary key; nothing for a claim that is not here."""
    claim = Claim.objects.filter(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True).first() if pid else None
    if claim is None:
        return []
    return [claim.pk, *(step.claim_id for way in ways_up(debate_id, claim.pk)[:1] for step in way.steps)]


def _links(debate_id: int, parents: list[int] | None) -> list[Link]:
    """Live links under these claims (None: all), siblings by rank, undercuts after them, premises loaded."""
    rows = Link.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    if parents is not None:
        rows = rows.filter(parent__in=parents)
    found = list(rows.select_related("premise"))
    return sorted(found, key=lambda link: (link.parent_id, link.target_link_id is not None, link.rank, link.pid))
