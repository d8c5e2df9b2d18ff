"""The parts of a debate file to unsaved database rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from debate.exchange import document as d
from debate.exchange.references import graph_of
from debate.models import (
    Anchor,
    Annotation,
    AnnotationTag,
    Block,
    Citation,
    Claim,
    ClaimTag,
    ClaimVersion,
    Debate,
    Link,
    Source,
    Speaker,
    Tag,
    User,
)
from debate.text.fold import claim_hash
from debate.text.markdown import render
from debate.transfer.values import moment


class Rows:
    """Rows of one document, made batch by batch; a batch may refer to rows of those before it once they are saved."""

    def __init__(self, document: d.Document, by: User | None) -> None:
        self.document = document
        self.by = by
        self.debate = self._debate(document.debate)
        self.claims: dict[str, Claim] = {}
        self.links: dict[str, Link] = {}
        self.sources: dict[str, Source] = {}
        self.speakers: dict[str, Speaker] = {}
        self.citations: dict[str, Citation] = {}
        self.notes: dict[str, Annotation] = {}
        self.versions: dict[tuple[str, str], ClaimVersion] = {}

    def batches(self) -> Iterator[Sequence[Model]]:
        """In an order in which every row finds those it refers to."""
        document = self.document
        self.claims = {part.pid: self._claim(part) for part in document.claims}
        yield list(self.claims.values())
        self.versions = {(row.claim.pid, row.language): row for row in self._versions()}
        yield list(self.versions.values())
        yield from self._tags()
        yield from self._links()
        self.sources = {part.pid: self._source(part) for part in document.sources}
        yield list(self.sources.values())
        yield [self._block(self.sources[source.pid], part) for source in document.sources for part in source.blocks]
        self.speakers = {part.pid: self._speaker(part) for part in document.speakers}
        yield list(self.speakers.values())
        self.citations = {part.pid: self._citation(part) for part in document.citations}
        yield list(self.citations.values())
        yield from self._annotations()
        yield [self._noted(part.pid, name) for part in document.annotations for name in dict.fromkeys(part.tags)]
        yield [anchor for part in document.annotations if (anchor := self._anchor(part))]

    def _noted(self, pid: str, name: str) -> AnnotationTag:
        return AnnotationTag(debate=self.debate, annotation=self.notes[pid], name=name)

    def _own(self, part: Any) -> dict[str, Any]:
        return {"debate": self.debate, "pid": part.pid, "created_at": moment(part.created), "created_by": self.by}

    def _debate(self, part: d.Debate) -> Debate:
        words = part.model_dump(include={"pid", "slug", "language", "title", "summary", "about", "licence"})
        translations = {
            code: {**text.model_dump(), "about_html": render(text.about)} for code, text in part.translations.items()
        }
        return Debate(
            **words,
            about_html=render(part.about),
            translations=translations,
            created_at=moment(part.created),
            created_by=self.by,
            published_at=timezone.now(),
        )

    def _claim(self, part: d.Claim) -> Claim:
        fields = {"kind", "voice", "nature", "language", "text", "headline", "detail", "version"}
        translations = {
            code: {**words.model_dump(), "detail_html": render(words.detail)}
            for code, words in part.translations.items()
        }
        return Claim(
            **self._own(part),
            **part.model_dump(include=fields),
            detail_html=render(part.detail),
            folded=claim_hash(part.text),
            translations=translations,
        )

    def _versions(self) -> Iterator[ClaimVersion]:
        for part in self.document.claims:
            wordings: list[tuple[str, d.Claim | d.Wording]] = [(part.language, part), *part.translations.items()]
            for code, words in wordings:
                yield ClaimVersion(
                    debate=self.debate,
                    claim=self.claims[part.pid],
                    language=code,
                    number=words.version,
                    text=words.text,
                    headline=words.headline,
                    detail=words.detail,
                    created_at=moment(part.created),
                    created_by=self.by,
                )

    def _tags(self) -> Iterator[Sequence[Model]]:
        tags = {
            part.name: Tag(
                debate=self.debate,
                name=part.name,
                translations={code: {"name": name} for code, name in part.translations.items()},
            )
            for part in self.document.debate.tags
        }
        yield list(tags.values())
        yield [
            ClaimTag(debate=self.debate, claim=self.claims[part.pid], tag=tags[name], rank=rank)
            for part in self.document.claims
            for rank, name in enumerate(part.tags)
        ]

    def _links(self) -> Iterator[list[Link]]:
        """Links to claims first, then undercuts, each after the link it attacks."""
        graph = graph_of(self.document)
        waiting = list(self.document.links)
        while waiting:
            ready = [part for part in waiting if part.link is None or part.link in self.links]
            batch = {part.pid: self._link(part, graph.parent(graph.links[part.pid]) or "") for part in ready}
            yield list(batch.values())
            self.links |= batch
            waiting = [part for part in waiting if part.pid not in self.links]

    def _link(self, part: d.Link, parent: str) -> Link:
        return Link(
            **self._own(part),
            premise=self.claims[part.premise],
            target_claim=self.claims[part.claim] if part.claim else None,
            target_link=self.links[part.link] if part.link else None,
            parent=self.claims[parent],
            **part.model_dump(include={"relation", "group", "placement", "rank", "home"}),
        )

    def _source(self, part: d.Source) -> Source:
        fields = {"title", "outlet", "author", "published", "language", "address", "archive", "licence", "words"}
        translations = {code: words.model_dump() for code, words in part.translations.items()}
        return Source(**self._own(part), **part.model_dump(include=fields), translations=translations)

    def _block(self, source: Source, part: d.Block) -> Block:
        translations = {code: {"digest": digest} for code, digest in part.translations.items()}
        return Block(
            debate=self.debate, source=source, number=part.number, digest=part.digest, translations=translations
        )

    def _speaker(self, part: d.Speaker) -> Speaker:
        return Speaker(
            **self._own(part),
            **part.model_dump(include={"kind", "language", "name", "note", "aliases"}),
            translations={code: words.model_dump() for code, words in part.translations.items()},
        )

    def _citation(self, part: d.Citation) -> Citation:
        place = {"block", "start", "length", "folded", "seal", "exact", "prefix", "suffix"}
        return Citation(
            **self._own(part),
            **part.model_dump(include=place | {"stance", "role", "affiliation", "said"}),
            claim=self.claims[part.claim] if part.claim else None,
            link=self.links[part.link] if part.link else None,
            source=self.sources[part.source],
            speaker=self.speakers[part.speaker] if part.speaker else None,
            via=self.speakers[part.via] if part.via else None,
            translations={code: words.model_dump() for code, words in part.translations.items()},
        )

    def _annotations(self) -> Iterator[list[Annotation]]:
        """Notes first, then replies, each after what it replies to."""
        waiting = list(self.document.annotations)
        while waiting:
            ready = [part for part in waiting if part.reply_to is None or part.reply_to in self.notes]
            batch = {part.pid: self._annotation(part) for part in ready}
            yield list(batch.values())
            self.notes |= batch
            waiting = [part for part in waiting if part.pid not in self.notes]

    def _annotation(self, part: d.Annotation) -> Annotation:
        selection = {}
        if part.selection:
            selection = part.selection.model_dump(exclude={"language", "version", "part"}) | {
                "selected": True,
                "selected_language": part.selection.language,
                "selected_version": part.selection.version,
                "part": part.selection.part or ("text" if part.claim else "passage"),
            }
        translations = {code: {"body": body, "body_html": render(body)} for code, body in part.translations.items()}
        return Annotation(
            **self._own(part) | {"created_by": None},
            **part.model_dump(include={"motivation", "editorial", "language", "body", "creator", "tags"}),
            **selection,
            visibility=Annotation.Visibility.PUBLIC,
            body_html=render(part.body),
            translations=translations,
            resolved_at=moment(part.resolved) if part.resolved else None,
            claim=self.claims[part.claim] if part.claim else None,
            link=self.links[part.link] if part.link else None,
            citation=self.citations[part.citation] if part.citation else None,
            source=self.sources[part.source] if part.source else None,
            block=part.block or None,
            reply_to=self.notes[part.reply_to] if part.reply_to else None,
        )

    def _anchor(self, part: d.Annotation) -> Anchor | None:
        """Where a note on a claim's words stands, if the wording it was made on is the present one."""
        chosen = part.selection
        version = self.versions.get((part.claim or "", chosen.language)) if chosen else None
        if chosen is None or version is None or version.number != chosen.version:
            return None
        end = chosen.start + chosen.length
        found = version.text[chosen.start : end] == chosen.exact
        return Anchor(
            debate=self.debate,
            annotation=self.notes[part.pid],
            claim_version=version,
            status=Anchor.Status.ANCHORED if found else Anchor.Status.REVIEW,
            start=chosen.start,
            end=end,
            stage="import",
        )
