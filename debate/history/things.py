"""The things that history keeps, and their present fields as plain values (see patches.py).

A translation is a field of its own (`translations.en`), so are a paragraph's digest (`blocks.3`) and a tag of the
debate (`tags.<name>`, if it is translated): who changes one does not disturb who changes another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from debate.history.patches import Fields, Patch
from debate.models import Address, Annotation, Block, Citation, Claim, ClaimTag, Debate, Link, Source, Speaker, Tag

BATCH = 500


@dataclass(frozen=True, slots=True)
class Kind:
    """A table, its plain columns, and its references: {field: (attribute, kind referred to)}."""

    table: Any
    columns: tuple[str, ...] = ()
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)


KINDS = {
    "debate": Kind(Debate, ("title", "summary", "about", "licence", "visibility", "published_at")),
    "speaker": Kind(Speaker, ("kind", "language", "name", "note", "aliases")),
    "source": Kind(
        Source,
        ("title", "outlet", "author", "published", "language", "address", "archive", "licence", "words"),
    ),
    "claim": Kind(Claim, ("kind", "voice", "nature", "language", "text", "headline", "detail")),
    "link": Kind(
        Link,
        ("relation", "group", "placement", "rank", "home"),
        {"premise": ("premise", "claim"), "claim": ("target_claim", "claim"), "link": ("target_link", "link")},
    ),
    "citation": Kind(
        Citation,
        (
            *("block", "start", "length", "folded", "seal", "exact", "prefix", "suffix"),
            *("stance", "role", "affiliation", "said"),
        ),
        {
            "claim": ("claim", "claim"),
            "link": ("link", "link"),
            "source": ("source", "source"),
            "speaker": ("speaker", "speaker"),
            "via": ("via", "speaker"),
        },
    ),
    "annotation": Kind(
        Annotation,
        ("block",),
        {
            "claim": ("claim", "claim"),
            "link": ("link", "link"),
            "citation": ("citation", "citation"),
            "source": ("source", "source"),
        },
    ),
}


def states(debate_id: int, wanted: Mapping[str, Iterable[str] | None]) -> Patch:
    """The present fields of these things, all of a kind for None; what is not there is missing. Up to four queries a
    kind, more only for more than BATCH things of one."""
    return {kind: _of_kind(debate_id, kind, pids) for kind, pids in wanted.items()}


def _of_kind(debate_id: int, kind: str, pids: Iterable[str] | None) -> dict[str, Fields | None]:
    if pids is None:
        return _read(debate_id, kind, None)
    pids, found = sorted(set(pids)), dict[str, Fields | None]()
    for first in range(0, len(pids), BATCH):
        found |= _read(debate_id, kind, pids[first : first + BATCH])
    return found


def _read(debate_id: int, kind: str, pids: list[str] | None) -> dict[str, Fields | None]:
    known = KINDS[kind]
    rows = known.table.objects.filter(**{"pk" if kind == "debate" else "debate": debate_id})
    if pids is not None:
        rows = rows.filter(pid__in=pids)
    pid_of = {name: f"{attribute}__pid" for name, (attribute, _) in known.references.items()}
    translated = () if kind in ("link", "annotation") else ("translations",)
    loaded = list(rows.values("pk", "pid", *known.columns, *translated, *pid_of.values()))
    found = {row["pid"]: _fields(row, known.columns, pid_of) for row in loaded}
    keys = {row["pk"]: row["pid"] for row in loaded}
    if kind == "debate":
        for tag in Tag.objects.filter(debate=debate_id).exclude(translations={}).order_by("pk"):
            found[loaded[0]["pid"]][f"tags.{tag.name}"] = tag.translations
    else:
        _add_addresses(kind, debate_id, found, pids)
    if kind == "claim":
        _add_tags(debate_id, found, keys, pids is None)
    if kind == "source":
        _add_blocks(debate_id, found, keys, pids is None)
    return dict(found)


def _fields(row: dict[str, Any], columns: tuple[str, ...], pid_of: Mapping[str, str]) -> Fields:
    fields: Fields = {name: _told(row[name]) for name in columns}
    fields |= {name: row[path] for name, path in pid_of.items()}
    for code, words in row.get("translations", {}).items():
        fields[f"translations.{code}"] = plain_words(words)
    return fields


def _told(value: Any) -> Any:
    """A value as JSON can hold it: a moment as ISO 8601."""
    return value.isoformat() if isinstance(value, datetime) else value


def plain_words(words: Mapping[str, Any]) -> dict[str, Any]:
    """A translation as it was written: without its HTML and its number."""
    return {name: text for name, text in words.items() if not name.endswith("_html") and name != "version"}


def _add_addresses(kind: str, debate_id: int, found: dict[str, Fields], pids: list[str] | None) -> None:
    for fields in found.values():
        fields |= {"state": Address.State.LIVE.value, "successor": "", "reason": ""}
    retired = Address.objects.filter(debate=debate_id, kind=kind).exclude(state=Address.State.LIVE)
    if pids is not None:
        retired = retired.filter(pid__in=pids)
    for pid, state, successor, reason in retired.values_list("pid", "state", "successor", "reason"):
        found.setdefault(pid, {}).update(state=state, successor=successor, reason=reason)


def _add_tags(debate_id: int, found: dict[str, Fields], keys: dict[int, str], everything: bool) -> None:
    tags: dict[int, list[str]] = defaultdict(list)
    carried = ClaimTag.objects.filter(debate=debate_id).order_by("claim_id", "rank", "pk")
    if not everything:
        carried = carried.filter(claim__in=list(keys))
    for claim, name in carried.values_list("claim_id", "tag__name"):
        tags[claim].append(name)
    for key, pid in keys.items():
        found[pid]["tags"] = tags[key]


def _add_blocks(debate_id: int, found: dict[str, Fields], keys: dict[int, str], everything: bool) -> None:
    blocks = Block.objects.filter(debate=debate_id).order_by("number")
    if not everything:
        blocks = blocks.filter(source__in=list(keys))
    for row in blocks:
        found[keys[row.source_id]][f"blocks.{row.number}"] = {"digest": row.digest, "translations": row.translations}
