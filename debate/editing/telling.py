"""Tell what changes and proposals do, as values for people: which things, by their words, and what became of them.

Words of sources are told only where the source is public; notes are only counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from debate.editing.credit import Credit, credits_of
from debate.editing.naming import Named, Names
from debate.history.briefs import TOLD, brief, what
from debate.history.patches import Conflict, Fields, Patch, fields_of
from debate.history.things import KINDS
from debate.models import Change, Proposal, User
from debate.text.diff import Piece, diff
from debate.text.words import Words

TEXTS = frozenset(
    {
        *("text", "headline", "detail", "title", "summary", "about", "licence", "name", "note", "outlet", "author"),
        *("published", "address", "archive", "role", "affiliation", "said", "exact", "digest"),
    }
)
HIDDEN = frozenset(
    {"state", "successor", "reason", "rank", "start", "length", "folded", "seal", "prefix", "suffix", "language"}
)
OF_A_SOURCE = frozenset({"exact"})
"""Fields that hold a source's own words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What became of one thing: made, back, withdrawn or merged (into `new`), or a field that is another now; of what
    cannot be shown only that it was ordered or changed.

    A text comes in pieces; `old` and `new` are choices, named things, or tuples of words.
    """

    thing: Named
    what: str
    language: str = ""
    translated: bool = False
    number: int = 0
    pieces: tuple[Piece, ...] = ()
    old: Any = None
    new: Any = None
    reason: str = ""

    @property
    def event(self) -> bool:
        """Whether it is about the whole thing."""
        return self.what in ("made", "back", "withdrawn", "merged", "ordered", "changed")


@dataclass(frozen=True, slots=True)
class Count:
    """So many further things of a kind, and what became of them: made, back, withdrawn, merged, ordered or changed."""

    kind: str
    what: str
    n: int


@dataclass(frozen=True, slots=True)
class Told:
    """One change (`number` is its revision) or proposal (its key)."""

    number: int
    action: str
    kind: str
    at: datetime
    by: User | None
    summary: str
    undoes: int | None
    undone_by: int | None
    subject: Named | None
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    figures: Mapping[str, int]
    """What an import or an attached text only says in figures."""
    credit: Credit | None = None
    """Of a change that was suggested."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A field of a thing that is no longer what a change was made upon: a Fact from what was expected to what is."""

    fact: Fact
    pid: str


def tell(
    debate_id: int,
    rows: Sequence[Change | Proposal],
    undone_by: Mapping[int, int] | None = None,
    *,
    credited: bool = True,
) -> tuple[Told, ...]:
    """What each of these does: at most six queries, one per kind of thing that is named; one more for changes,
    unless nobody asks whose suggestions they were."""
    chosen = [_chosen(row) for row in rows]
    names = Names(debate_id)
    for row, (before, after, _) in zip(rows, chosen, strict=True):
        names.want(row.kind, row.pid)
        names.want_all(before)
        names.want_all(after)
    names.load()
    changes = [row for row in rows if credited and isinstance(row, Change)]
    credits = credits_of(debate_id, changes) if changes else {}
    found = []
    for row, parts in zip(rows, chosen, strict=True):
        told = _told(row, parts, names, (undone_by or {}).get(_number(row)))
        found.append(replace(told, credit=credits.get(told.number)) if isinstance(row, Change) else told)
    return tuple(found)


def obstacles(debate_id: int, conflicts: Sequence[Conflict]) -> tuple[Obstacle, ...]:
    """What stands in the way, in words; of the first TOLD fields. At most six queries."""
    kept = [met for met in conflicts if met.kind != "annotation"][:TOLD]
    names = Names(debate_id)
    for met in kept:
        names.want(met.kind, met.pid)
        for fields in (_met(met, met.expected), _met(met, met.found)):
            names.want_all({met.kind: {met.pid: fields}})
    names.load()
    told: list[Obstacle] = []
    for met in kept:
        facts = list(_facts(met.kind, met.pid, _met(met, met.expected), _met(met, met.found) or {}, names))
        unseen = Fact(names.named(met.kind, met.pid), "ordered" if met.field == "rank" else "changed")
        told += [found for fact in facts or [unseen] if (found := Obstacle(fact, met.pid)) not in told]
    return tuple(told)


def named(debate_id: int, things: Iterable[tuple[str, str]]) -> list[Named]:
    """These things (kind, pid) by their words: one query per kind."""
    wanted = list(things)
    names = Names(debate_id)
    for kind, pid in wanted:
        names.want(kind, pid)
    names.load()
    return [names.named(kind, pid) for kind, pid in wanted]


def _met(met: Conflict, value: Any) -> Fields | None:
    return value if met.field == "" else {met.field: value}


def _number(row: Change | Proposal) -> int:
    return row.revision if isinstance(row, Change) else row.pk


def _patches(row: Change | Proposal) -> tuple[Any, Any] | None:
    """Before and after; None for what keeps no patches, or something else."""
    for patch in (row.before, row.after):
        if not isinstance(patch, dict) or not all(isinstance(things, dict) for things in patch.values()):
            return None
    return row.before, row.after


def _chosen(row: Change | Proposal) -> tuple[Patch, Patch, list[Count]]:
    """Before and after of the things that are told one by one, and counts of the others."""
    patches = _patches(row)
    if patches is None:
        return {}, {}, []
    before, after, counts = brief(row.kind, row.pid, *patches)
    return before, after, [Count(*count) for count in (*counts, *row.rest)]


def _told(row: Change | Proposal, parts: tuple[Patch, Patch, list[Count]], names: Names, undone_by: int | None) -> Told:
    before, after, counts = parts
    facts = [
        fact
        for kind, pid, new in fields_of(after)
        for fact in _facts(kind, pid, before[kind].get(pid), new or {}, names)
    ]
    figures = {} if _patches(row) else {name: n for name, n in (row.after or {}).items() if isinstance(n, int)}
    return Told(
        number=_number(row),
        action=row.action,
        kind=row.kind,
        at=row.at if isinstance(row, Change) else row.created_at,
        by=row.by if isinstance(row, Change) else row.created_by,
        summary=row.summary,
        undoes=row.undoes,
        undone_by=undone_by,
        subject=None if row.kind in ("debate", "annotation") else names.named(row.kind, row.pid),
        facts=tuple(facts),
        counts=tuple(counts),
        figures=figures,
    )


def _facts(kind: str, pid: str, old: Fields | None, new: Fields, names: Names) -> Iterator[Fact]:
    """What is told of one thing."""
    thing = names.named(kind, pid)
    became = what(old, new)
    if became == "merged":
        yield Fact(thing, became, new=names.named(kind, str(new.get("successor", ""))), reason=new.get("reason", ""))
    elif became in ("made", "back", "withdrawn"):
        follower = new.get("successor") or ""
        yield Fact(
            thing, became, new=names.named(kind, follower) if follower else None, reason=new.get("reason", "") or ""
        )
    was, now = _flat(old or {}), _flat(new)
    for key in sorted({*was, *now}, key=_place):
        field, code, number = key
        language = code or (thing.words.language if thing.words else "")
        before, after = was.get(key), now.get(key)
        if before == after or (field in OF_A_SOURCE and not names.is_public(pid)):
            continue
        if field in TEXTS:
            pieces = diff(str(before or ""), str(after or ""))
            if pieces:
                yield Fact(thing, field, language, bool(code), number, pieces)
        elif became != "made" or (field in ("tags", "aliases") and after):
            values = (_value(kind, field, value, names) for value in (before, after))
            yield Fact(thing, field, language, bool(code), number, (), *values)


def _flat(fields: Fields) -> dict[tuple[str, str, int], Any]:
    """Fields by name, language and number: those of a translation or a paragraph each by itself."""
    found: dict[tuple[str, str, int], Any] = {}
    for name, value in fields.items():
        part, _, key = name.partition(".")
        if part == "translations":
            found |= {(field, key, 0): text for field, text in (value or {}).items()}
        elif part == "blocks":
            block = value or {}
            found["digest", "", int(key)] = block.get("digest", "")
            wordings = block.get("translations", {})
            found |= {("digest", code, int(key)): words.get("digest", "") for code, words in wordings.items()}
        elif part == "tags" and key:
            found |= {("title", code, 0): f"{key}: {words.get('name', '')}" for code, words in (value or {}).items()}
        elif name not in HIDDEN:
            found[name, "", 0] = value
    return found


ORDER = ("text", "headline", "detail", "title", "name", "digest", "summary", "about")


def _place(key: tuple[str, str, int]) -> tuple[int, int, str, str]:
    field, language, number = key
    return number, ORDER.index(field) if field in ORDER else len(ORDER), language, field


def _value(kind: str, field: str, value: Any, names: Names) -> Any:
    """A field's value: a named thing, a tuple of words, or a choice."""
    if field in KINDS[kind].references:
        return names.named(KINDS[kind].references[field][1], value) if value else None
    if field == "tags":
        return tuple(names.tag(name) for name in value or ())
    if field == "aliases":
        return tuple(Words("", name) for name in value or ())
    if field == "group":
        return bool(value)
    return value
