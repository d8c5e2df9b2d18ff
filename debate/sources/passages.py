"""Citations as a reader meets them: the words as far as he may read them, else our digest, and their state."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from debate.access.queries import Shown, words
from debate.anchors.queries import Standing, standings
from debate.models import Block, Citation, Cited, Source, Told
from debate.text.words import Words

SEALED = "sealed"
QUOTED = "quoted"


class SourceLine(NamedTuple):
    """What is told of a source wherever it is named."""

    pid: str
    title: Words
    outlet: Words
    author: Words
    published: str
    address: str
    archive: str
    licence: str
    public: bool
    language: str


class Passage(NamedTuple):
    """A citation's place, words and state: of the Anchor.Status values, or sealed, or quoted (words, but no text).
    `start` is the code point of the paragraph where the words that are shown begin, where that is known."""

    pid: str
    stance: str
    said: str
    block: int
    source: SourceLine
    digest: Words
    shown: Shown
    language: str
    state: str
    start: int | None


def source_line(row: Source | Told) -> SourceLine:
    """A source's line."""
    return SourceLine(
        pid=row.pid,
        title=Words.of(row, "title"),
        outlet=Words.of(row, "outlet"),
        author=Words.of(row, "author"),
        published=row.published,
        address=row.address,
        archive=row.archive,
        licence=row.licence,
        public=row.words == Source.Words.PUBLIC,
        language=row.language,
    )


def passages(debate_id: int, citations: Iterable[Citation | Cited], *, member: bool) -> list[Passage]:
    """The passages of these citations (loaded with_passages), in their order: one query, none for no citation."""
    citations = list(citations)
    standing = standings(debate_id, [row.pk for row in citations])
    return [passage(row, row.source, _digest(row), standing.get(row.pk), member=member) for row in citations]


def passage(
    row: Citation | Cited, source: Source | Told, digest: Words, standing: Standing | None, *, member: bool
) -> Passage:
    """One citation; `standing` is None where no text is attached."""
    line = source_line(source)
    language = source.language
    found = standing is not None and standing.status in ("anchored", "moved", "changed")
    if standing is not None and found:
        shown = words(
            exact=standing.exact, before=standing.before, after=standing.after, public=line.public, member=member
        )
        language = standing.language
    else:
        shown = words(exact=row.exact, before=row.prefix, after=row.suffix, public=line.public, member=member)
    return Passage(
        pid=row.pid,
        stance=row.stance,
        said=row.said,
        block=row.block,
        source=line,
        digest=digest,
        shown=shown,
        language=language,
        state=standing.status if standing else QUOTED if row.exact else SEALED,
        start=row.start if standing is None or standing.in_place else None,
    )


def _digest(row: Any) -> Words:
    """The digest that a citation was loaded with."""
    return Words.part(row.source.language, row.digest or "", row.digest_translations or {}, "digest")


def digest_of(row: Block, source: Source) -> Words:
    """A paragraph's digest, which is in the source's language."""
    return Words.part(source.language, row.digest, row.translations, "digest")
