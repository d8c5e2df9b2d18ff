"""The whole debate as of a revision, as an outline: present links with the later changes taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from debate.arguments.outline import question
from debate.graph.model import Graph, Link
from debate.history.entries import first_revision, later_than, undone_since, with_back
from debate.history.patches import Fields
from debate.history.things import states
from debate.models import Debate
from debate.text.words import Words

DRAWN = 2_000
"""Places on one page."""
FARTHEST = 20_000
"""Later changes that are taken back for a page, at most."""


class TooFarBack(ValueError):
    """More than FARTHEST changes came since."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim at one of its places then. `since`: what became of it, merged, withdrawn or reworded; or nothing.

    `opens`: a list begins before it; `closes`: so many lists end after it; `deeper`: its responses follow.
    `again`: it stood on an earlier page, and is here to show where this page goes on.
    """

    pid: str
    words: Words
    kind: str
    voice: str
    relation: str
    undercut: bool
    editorial: bool
    joint: bool
    home: bool
    depth: int
    since: str
    again: bool = False
    opens: bool = False
    deeper: bool = False
    closes: range = range(0)


@dataclass(frozen=True, slots=True)
class Past:
    """One page of the outline; `places` on all pages together."""

    question: Words
    rows: tuple[Row, ...]
    places: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A link in the order of drawing, and how deep its premise stands."""

    link: Link
    depth: int


def revisions(debate: Debate) -> range:
    """The revisions that can be shown: one query."""
    return range(first_revision(debate.pk), debate.revision + 1)


def debate_at(debate: Debate, revision: int, page: int = 1) -> Past:
    """The outline as of one of the revisions(). TooFarBack; ValueError for a page that is not there.

    Seven queries for up to 500 claims on a page, three more for every further 500.
    """
    if later_than(debate.pk, revision) > FARTHEST:
        raise TooFarBack
    back = undone_since(debate.pk, revision, ("claim", "link"))
    root = question(debate.pk).pid
    links = _links(states(debate.pk, {"link": None})["link"], back["link"])
    graph = Graph.of([], (link for link, _ in links.values()))
    places = list(_walk(graph, root))
    pages = max(1, -(-len(places) // DRAWN))
    if not 1 <= page <= pages:
        raise ValueError(page)
    shown = places[(page - 1) * DRAWN : page * DRAWN]
    above = _above(graph, shown[0]) if page > 1 else []
    wanted = {root, *(place.link.premise for place in (*above, *shown))}
    now = states(debate.pk, {"claim": wanted})["claim"]
    then = {pid: with_back(fields or {}, back["claim"].get(pid, {})) or {} for pid, fields in now.items()}
    placements = {pid: fields["placement"] for pid, (_, fields) in links.items()}
    rows = [
        _row(place, then[place.link.premise], now[place.link.premise] or {}, placements[place.link.pid], again)
        for again, some in ((True, above), (False, shown))
        for place in some
    ]
    return Past(_words(then[root]), tuple(_nested(rows)), len(places), page, pages)


def _links(now: dict[str, Any], back: dict[str, Fields | None]) -> dict[str, tuple[Link, Fields]]:
    """The links that were live then, with their fields."""
    found = {}
    for pid, present in now.items():
        fields = with_back(present, back.get(pid, {}))
        if fields and fields["state"] == "live" and "premise" in fields:
            found[pid] = (_link(pid, fields), fields)
    return found


def _link(pid: str, fields: Fields) -> Link:
    ends = {"claim": fields.get("claim"), "link": fields.get("link")}
    return Link(
        pid, fields["premise"], fields["relation"], **ends,
        group=fields["group"], rank=fields["rank"], home=fields["home"],
    )  # fmt: skip


def _walk(graph: Graph, root: str) -> Iterator[_Place]:
    """All places depth first, siblings in their order; what is below a claim stands at its home. Of any depth."""
    stack = [_Place(link, 1) for link in reversed(graph.below(root))]
    seen = {root}
    while stack:
        place = stack.pop()
        yield place
        premise = place.link.premise
        if place.link.home and premise not in seen:
            seen.add(premise)
            stack.extend(_Place(link, place.depth + 1) for link in reversed(graph.below(premise)))


def _above(graph: Graph, place: _Place) -> list[_Place]:
    """The homes on the way down to a place, which stand on earlier pages."""
    way = graph.path(graph.parent(place.link) or "")[1:]
    return [_Place(graph.homes[pid], depth) for depth, pid in enumerate(way, start=1)]


def _row(place: _Place, then: Fields, now: Fields, placement: str, again: bool) -> Row:
    link = place.link
    return Row(
        pid=link.premise,
        words=_words(then),
        kind=then.get("kind", ""),
        voice=then.get("voice", ""),
        relation=link.relation,
        undercut=link.is_undercut,
        editorial=placement == "editorial",
        joint=bool(link.group),
        home=link.home,
        depth=place.depth,
        since=_since(then, now),
        again=again,
    )


def _since(then: Fields, now: Fields) -> str:
    """What became of a claim since."""
    if now["state"] != "live":
        return str(now["state"])
    return "reworded" if (then.get("text"), then.get("headline")) != (now["text"], now["headline"]) else ""


def _words(fields: Fields) -> Words:
    translations = {
        name.removeprefix("translations."): words
        for name, words in fields.items()
        if name.startswith("translations.") and words
    }
    return Words.part(fields.get("language", ""), fields.get("text", ""), translations, "text")


def _nested(rows: list[Row]) -> Iterator[Row]:
    """The rows with where lists begin and end."""
    last = 0
    for row, after in zip(rows, [*(row.depth for row in rows[1:]), 0], strict=True):
        deeper = after > row.depth
        closes = range(0) if deeper else range(row.depth - after)
        yield replace(row, opens=row.depth > last, deeper=deeper, closes=closes)
        last = row.depth
