"""Things by their words: found with one query per kind, or in the patch that would make them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from debate.history.patches import Fields, Patch, fields_of
from debate.history.things import KINDS
from debate.models import Citation, Claim, Link, Source, Speaker, Tag
from debate.text.script import script_of
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its words: of a link those of its premise, and of its target; of a citation those of its source.

    `live`: its address answers with a page. `number`: the paragraph of a citation.
    """

    kind: str
    pid: str
    words: Words | None = None
    live: bool = False
    relation: str = ""
    undercut: bool = False
    target: Words | None = None
    number: int = 0


class Names:
    """Say with want… what will be named, load(), then name it."""

    def __init__(self, debate_id: int) -> None:
        self.debate = debate_id
        self._wanted: dict[str, set[str]] = defaultdict(set)
        self._tags: set[str] = set()
        self._new: dict[tuple[str, str], Fields] = {}
        self._sources: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[tuple[str, str], Any] = {}
        self._tag_rows: dict[str, Tag] = {}

    def want(self, kind: str, pid: str) -> None:
        """This will be named."""
        if pid and kind in LOADED:
            self._wanted[kind].add(pid)

    def want_all(self, patch: Patch) -> None:
        """So will everything that a patch speaks of; what is nowhere yet is named after the patch."""
        for kind, pid, fields in fields_of(patch):
            self.want(kind, pid)
            if not fields:
                continue
            self._new.setdefault((kind, pid), {}).update(fields)
            self.want(kind, str(fields.get("successor") or ""))
            if kind == "citation" and fields.get("source"):
                self._sources[pid].add(fields["source"])
            self._tags |= set(fields.get("tags") or ()) if kind == "claim" else set()
            for name, (_, referred) in KINDS[kind].references.items():
                self.want(referred, str(fields.get(name) or ""))

    def load(self) -> None:
        """Find what is wanted: a query per kind, and one for tags."""
        for kind, load in LOADED.items():
            if self._wanted[kind]:
                rows = load(self.debate).filter(pid__in=sorted(self._wanted[kind]))
                self._rows |= {(kind, row.pid): row for row in rows}
        if self._tags:
            found = Tag.objects.filter(debate=self.debate, name__in=sorted(self._tags))
            self._tag_rows = {tag.name: tag for tag in found}

    def named(self, kind: str, pid: str) -> Named:
        """A thing by its words; without any, if nothing is known of it."""
        row, new = self._rows.get((kind, pid)), self._new.get((kind, pid), {})
        live = row is not None and row.withdrawn_at is None
        if kind == "annotation":
            return Named(kind, "")
        if kind == "link":
            return self._link(pid, row, new, live)
        if kind == "citation":
            source = row.source if row else self._rows.get(("source", str(new.get("source"))))
            number = row.block if row else int(new.get("block") or 0)
            return Named(kind, pid, _source_name(source) if source else None, live, number=number)
        if row is None:
            return Named(kind, pid, _new_words(kind, new))
        return Named(kind, pid, _source_name(row) if kind == "source" else Words.of(row, MAIN[kind]), live)

    def _link(self, pid: str, row: Link | None, new: Fields, live: bool) -> Named:
        if row is not None:
            target = row.target_claim or (row.target_link.premise if row.target_link else None)
            ends = Words.of(row.premise, "text"), Words.of(target, "text") if target else None
            return Named("link", pid, ends[0], live, row.relation, row.target_link_id is not None, ends[1])
        premise, attacked = str(new.get("premise", "")), str(new.get("link") or "")
        target_words = (
            self.named("link", attacked).words if attacked else self.named("claim", str(new.get("claim") or "")).words
        )
        words = self.named("claim", premise).words
        return Named("link", pid, words, False, new.get("relation", ""), bool(attacked), target_words)

    def is_public(self, citation: str) -> bool:
        """Whether the words of every source that a citation is, or is said to have been, of may be shown to all."""
        row = self._rows.get(("citation", citation))
        sources = [row.source] if row is not None else []
        sources += [self._rows.get(("source", pid)) for pid in self._sources[citation]]
        return bool(sources) and all(found is not None and found.words == Source.Words.PUBLIC for found in sources)

    def tag(self, name: str) -> Words:
        """A tag, with its translations."""
        row = self._tag_rows.get(name)
        return Words.part(script_of(name), name, row.translations if row else {}, "name")


MAIN = {"claim": "text", "speaker": "name"}


def _loaded(table: Any, *joined: str) -> Any:
    def load(debate_id: int) -> Any:
        return table.objects.filter(debate=debate_id).select_related(*joined)

    return load


LOADED: Mapping[str, Any] = {
    "claim": lambda debate_id: Claim.objects.filter(debate=debate_id),
    "link": _loaded(Link, "premise", "target_claim", "target_link__premise"),
    "source": lambda debate_id: Source.objects.filter(debate=debate_id),
    "speaker": lambda debate_id: Speaker.objects.filter(debate=debate_id),
    "citation": _loaded(Citation, "source"),
}


def _source_name(row: Source) -> Words:
    return Words.of(row, "title") or Words.of(row, "outlet")


def _new_words(kind: str, fields: Fields) -> Words | None:
    """The words of what a patch would make."""
    names = ("title", "outlet") if kind == "source" else (MAIN.get(kind, ""),)
    translations = {
        name.removeprefix("translations."): words
        for name, words in fields.items()
        if name.startswith("translations.") and words
    }
    for name in names:
        if fields.get(name):
            return Words.part(fields.get("language", ""), fields[name], translations, name)
    return None
