"""What the schema cannot say: whether the parts of a debate file agree with each other."""

from collections.abc import Iterator, Sequence
from typing import Any

from debate.anchoring import seal
from debate.exchange.document import Annotation, Citation, Document
from debate.exchange.faults import Fault
from debate.graph.faults import faults as graph_faults
from debate.graph.model import Claim, Graph, Link

ARRAYS = ("claims", "links", "sources", "citations", "speakers", "annotations", "retired")
KINDS = {name: name.removesuffix("s") for name in ARRAYS[:-1]}


def graph_of(document: Document) -> Graph:
    """The argument graph that the file describes."""
    return Graph.of(
        (Claim(claim.pid, claim.kind) for claim in document.claims),
        (
            Link(link.pid, link.premise, link.relation, link.claim, link.link, link.group, link.rank, link.home)
            for link in document.links
        ),
    )


def reference_faults(document: Document) -> Iterator[Fault]:
    """Twice used and dangling pids, broken graphs, seals that do not fit, words that may not be here."""
    where = _places(document)
    yield from _twice(document)
    yield from _dangling(document, {pid: path.split("/")[1] for pid, path in where.items()})
    for fault in graph_faults(graph_of(document)):
        yield Fault(where.get(fault.pid, "/claims"), fault.reason)
    yield from _translations(document)
    yield from _tags(document)
    yield from _sources(document)
    yield from _citations(document)
    yield from _annotations(document)


def _places(document: Document) -> dict[str, str]:
    places = {document.debate.pid: "/debate"}
    for name in ARRAYS:
        for number, thing in enumerate(getattr(document, name)):
            places.setdefault(thing.pid, f"/{name}/{number}")
    return places


def _twice(document: Document) -> Iterator[Fault]:
    seen = {document.debate.pid}
    for name in ARRAYS:
        for number, thing in enumerate(getattr(document, name)):
            if thing.pid in seen:
                yield Fault(f"/{name}/{number}/pid", f"{thing.pid} is used twice")
            seen.add(thing.pid)


REFERENCES = (
    ("citations", "claim", "claims"),
    ("citations", "link", "links"),
    ("citations", "source", "sources"),
    ("citations", "speaker", "speakers"),
    ("citations", "via", "speakers"),
    ("annotations", "claim", "claims"),
    ("annotations", "link", "links"),
    ("annotations", "citation", "citations"),
    ("annotations", "source", "sources"),
    ("annotations", "reply_to", "annotations"),
)


def _dangling(document: Document, arrays: dict[str, str]) -> Iterator[Fault]:
    for name, field, target in REFERENCES:
        for number, thing in enumerate(getattr(document, name)):
            pid = getattr(thing, field)
            if pid is not None and arrays.get(pid) != target:
                yield Fault(f"/{name}/{number}/{field}", f"{pid} is not among the {target}")
    kinds = {gone.pid: gone.kind + "s" for gone in document.retired}
    for number, gone in enumerate(document.retired):
        found = kinds.get(gone.successor or "") or arrays.get(gone.successor or "")
        if gone.successor is not None and found != gone.kind + "s":
            yield Fault(f"/retired/{number}/successor", f"{gone.successor} is no {gone.kind} of this file")
        if gone.state == "merged" and gone.successor is None:
            yield Fault(f"/retired/{number}/successor", "is missing, though the state is merged")
    yield from _chains(document)


def _chains(document: Document) -> Iterator[Fault]:
    merged = {gone.pid for gone in document.retired if gone.state == "merged"}
    for number, gone in enumerate(document.retired):
        if gone.state == "merged" and gone.successor in merged:
            yield Fault(f"/retired/{number}/successor", "is itself merged; name the final survivor")


def _translations(document: Document) -> Iterator[Fault]:
    for path, thing in _translated(document):
        if thing.language in thing.translations:
            yield Fault(f"{path}/translations/{thing.language}", "translates into the language it is in")


def _translated(document: Document) -> Iterator[tuple[str, Any]]:
    yield "/debate", document.debate
    for name in ("claims", "sources", "speakers", "annotations"):
        things: Sequence[Any] = getattr(document, name)
        yield from ((f"/{name}/{number}", thing) for number, thing in enumerate(things))


def _tags(document: Document) -> Iterator[Fault]:
    names: set[str] = set()
    for number, tag in enumerate(document.debate.tags):
        if tag.name in names:
            yield Fault(f"/debate/tags/{number}/name", f"{tag.name} is declared twice")
        names.add(tag.name)
    for number, claim in enumerate(document.claims):
        own: set[str] = set()
        for place, name in enumerate(claim.tags):
            if name not in names:
                yield Fault(f"/claims/{number}/tags/{place}", f"{name} is not among the debate's tags")
            if name in own:
                yield Fault(f"/claims/{number}/tags/{place}", f"{name} stands twice")
            own.add(name)


def _sources(document: Document) -> Iterator[Fault]:
    for number, source in enumerate(document.sources):
        blocks: set[int] = set()
        for place, block in enumerate(source.blocks):
            if block.number in blocks:
                yield Fault(f"/sources/{number}/blocks/{place}/number", f"{block.number} stands twice")
            blocks.add(block.number)


def _citations(document: Document) -> Iterator[Fault]:
    public = {source.pid for source in document.sources if source.words == "public"}
    for number, citation in enumerate(document.citations):
        path = f"/citations/{number}"
        if (citation.claim is None) == (citation.link is None):
            yield Fault(path, "needs exactly one of claim and link")
        if citation.folded < seal.MINIMUM:
            yield Fault(f"{path}/folded", f"is less than {seal.MINIMUM}: too few words to hold on to")
        yield from _words(citation, f"{path}", citation.source in public)


def _words(quote: Citation | Any, path: str, public: bool) -> Iterator[Fault]:
    if not public and (quote.exact or quote.prefix or quote.suffix):
        yield Fault(f"{path}/exact", "holds words of a source whose words are not public")
    elif quote.exact and (seal.seal(quote.exact).value, len(quote.exact)) != (quote.seal, quote.length):
        yield Fault(f"{path}/exact", "is not what the seal and length say")


def _replies(document: Document) -> Iterator[Fault]:
    above = {note.pid: note.reply_to for note in document.annotations}
    grounded: set[str | None] = {None}
    for number, note in enumerate(document.annotations):
        trail: list[str] = []
        pid: str | None = note.pid
        while pid not in grounded and pid not in trail:
            trail.append(pid or "")
            pid = above.get(pid or "")
        if pid in trail:
            yield Fault(f"/annotations/{number}/reply_to", "replies, in the end, to itself")
        grounded |= set(trail)


def _annotations(document: Document) -> Iterator[Fault]:
    yield from _replies(document)
    public = {source.pid for source in document.sources if source.words == "public"}
    sources = {citation.pid: citation.source for citation in document.citations}
    for number, note in enumerate(document.annotations):
        path = f"/annotations/{number}"
        if sum(target is not None for target in (note.claim, note.link, note.citation, note.source)) != 1:
            yield Fault(path, "needs exactly one of claim, link, citation and source")
        if (note.source is not None) != (note.block > 0):
            yield Fault(f"{path}/block", "goes with a source, and only with one")
        if (note.reply_to is not None) != (note.motivation == "replying"):
            yield Fault(f"{path}/reply_to", "goes with the motivation replying, and only with it")
        if not note.body and note.motivation not in ("highlighting", "tagging"):
            yield Fault(f"{path}/body", "is empty")
        yield from _selection(note, path, sources, public)


def _selection(note: Annotation, path: str, sources: dict[str, str], public: set[str]) -> Iterator[Fault]:
    chosen = note.selection
    if chosen is None:
        return
    if note.link is not None:
        yield Fault(f"{path}/selection", "a link has no words to select")
    elif chosen.part == ("digest" if note.claim is not None else "detail"):
        yield Fault(f"{path}/selection/part", "is no part of what the note is on")
    elif note.claim is not None:
        if not (chosen.exact and chosen.language and chosen.version) or chosen.seal:
            yield Fault(f"{path}/selection", "of a claim needs exact, language and version, and has no seal")
        elif len(chosen.exact) != chosen.length:
            yield Fault(f"{path}/selection/length", "is not that of exact")
    elif chosen.part == "digest":
        if not (chosen.exact and chosen.language) or chosen.seal:
            yield Fault(f"{path}/selection", "of a summary needs exact and language, and has no seal")
    elif not chosen.seal:
        yield Fault(f"{path}/selection", "of a passage needs a seal")
    else:
        source = note.source or sources.get(note.citation or "", "")
        yield from _words(chosen, f"{path}/selection", source in public)
