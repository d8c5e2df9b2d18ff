"""Read sources: the list with its coverage, and one source paragraph by paragraph."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Aggregate, Count, Max, Q, QuerySet

from debate.anchoring.blocks import blocks as split_blocks
from debate.anchors.queries import Standing, standings
from debate.models import Block, Citation, Source, SourceText
from debate.sources.passages import Passage, SourceLine, digest_of, passage, passages, source_line
from debate.text.words import Words


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list of sources: of how many of its paragraphs there is a summary, and how many are cited."""

    line: SourceLine
    summarised: int
    cited: int
    citations: int
    attached: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a paragraph's text, and the citations whose words it is part of."""

    text: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block: its text where the reader may read it, its digest, and the citations that rest on it."""

    number: int
    digest: Words
    segments: tuple[Segment, ...]
    citations: tuple[tuple[Citation, Passage], ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source with its paragraphs; `version` is 0 where no text is attached."""

    row: Source
    line: SourceLine
    version: int
    text_language: str
    readable: bool
    paragraphs: tuple[Paragraph, ...]


def source_rows(debate_id: int) -> list[SourceRow]:
    """Every live source, newest first: four queries."""
    live = {"debate_id": debate_id, "withdrawn_at__isnull": True}
    blocks = _grouped(Block.objects.filter(debate_id=debate_id), Count("number"))
    cited = _grouped(Citation.objects.filter(**live), Count("block", distinct=True), Count("pk"))
    texts = _grouped(SourceText.objects.filter(debate_id=debate_id), Max("version"))
    return [
        SourceRow(
            line=source_line(row),
            summarised=blocks.get(row.pk, (0,))[0],
            cited=cited.get(row.pk, (0, 0))[0],
            citations=cited.get(row.pk, (0, 0))[1],
            attached=row.pk in texts,
        )
        for row in Source.objects.filter(**live).order_by("-published", "pid")
    ]


def _grouped(rows: QuerySet[Any], *what: Aggregate) -> dict[int, tuple[int, ...]]:
    """Aggregates per source."""
    found = rows.values("source").annotate(**{f"found{number}": part for number, part in enumerate(what)})
    names = [f"found{number}" for number in range(len(what))]
    return {source: tuple(counts) for source, *counts in found.values_list("source", *names)}


def find_citation(debate_id: int, pid: str) -> Citation:
    """A live citation with its source. Citation.DoesNotExist otherwise."""
    rows = Citation.objects.select_related("source").filter(debate_id=debate_id, withdrawn_at__isnull=True)
    return rows.get(pid=pid)


def open_passage(debate_id: int, pid: str) -> tuple[Citation, Passage]:
    """A live citation, and its passage as anybody may read it: two queries. Citation.DoesNotExist otherwise."""
    rows = Citation.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True).with_passages(Q(pid=pid))
    row = rows.get(pid=pid)
    return row, passages(debate_id, [row], member=False)[0]


def full_citation(debate_id: int, pid: str) -> Citation:
    """The same with all that it names: one query."""
    rows = Citation.objects.select_related("source", "speaker", "via", "claim", "link")
    return rows.get(debate_id=debate_id, withdrawn_at__isnull=True, pid=pid)


def find_source(debate_id: int, pid: str) -> Source:
    """A live source: one query. Source.DoesNotExist otherwise."""
    return Source.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)


def find_block(source: Source, number: int) -> Block | None:
    """The number-th paragraph of a source, if anything is said of it."""
    return Block.objects.filter(debate_id=source.debate_id, source=source, number=number).first()


def source_page(debate_id: int, pid: str, *, member: bool) -> SourcePage:
    """A live source's paragraphs: five queries. Source.DoesNotExist otherwise."""
    source = Source.objects.get(debate_id=debate_id, pid=pid, withdrawn_at__isnull=True)
    digests = {row.number: digest_of(row, source) for row in Block.objects.filter(debate_id=debate_id, source=source)}
    citations = _citations(debate_id, source)
    text = SourceText.objects.filter(debate_id=debate_id, source=source).defer("original").order_by("version").last()
    standing = standings(debate_id, [row.pk for row in citations]) if text else {}
    readable = text is not None and (member or source.words == Source.Words.PUBLIC)
    spans = {block.number: (block.start, block.end) for block in split_blocks(text.text)} if text else {}
    here = _by_block(citations, standing, spans)
    numbers = sorted({*digests, *here, *(spans if readable else ())})
    nothing = Words(source.language, "")
    return SourcePage(
        row=source,
        line=source_line(source),
        version=text.version if text else 0,
        text_language=text.language if text else source.language,
        readable=readable,
        paragraphs=tuple(
            Paragraph(
                number=number,
                digest=digests.get(number, nothing),
                segments=_segments(text.text, spans[number], here[number], standing)
                if text and readable and number in spans
                else (),
                citations=tuple(
                    (row, passage(row, source, digests.get(row.block, nothing), standing.get(row.pk), member=member))
                    for row in here[number]
                ),
            )
            for number in numbers
        ),
    )


def _citations(debate_id: int, source: Source) -> list[Citation]:
    rows = Citation.objects.filter(debate_id=debate_id, source=source, withdrawn_at__isnull=True)
    loaded = rows.select_related("speaker", "via", "claim", "link__premise", "link__parent")
    return list(loaded.order_by("block", "start", "pk"))


def _by_block(
    citations: list[Citation], standing: dict[int, Standing], spans: dict[int, tuple[int, int]]
) -> dict[int, list[Citation]]:
    """Each citation under the paragraph its words stand in now, else under the one it names."""
    here: dict[int, list[Citation]] = defaultdict(list)
    for row in citations:
        at = standing[row.pk].start if row.pk in standing else None
        found = [number for number, (start, end) in spans.items() if at is not None and start <= at < end]
        here[found[0] if found else row.block].append(row)
    return here


def _segments(
    text: str, span: tuple[int, int], citations: list[Citation], standing: dict[int, Standing]
) -> tuple[Segment, ...]:
    """The paragraph cut where a citation begins or ends; overlaps carry both."""
    start, end = span
    marks = [
        (max(start, found.start), min(end, found.end), row.pid)
        for row in citations
        if (found := standing.get(row.pk))
        and found.start is not None
        and found.end is not None
        and found.status in ("anchored", "moved", "changed")
    ]
    edges = sorted({start, end, *(edge for first, last, _ in marks for edge in (first, last))})
    return tuple(
        Segment(text[first:last], tuple(pid for begin, stop, pid in marks if begin <= first and last <= stop))
        for first, last in pairwise(edges)
    )


def last_title(debate_id: int, pid: str) -> list[Words]:
    """What a source was called, withdrawn or not: its title, or its outlet."""
    rows = Source.objects.filter(debate_id=debate_id, pid=pid)
    return [Words.of(row, "title" if row.title else "outlet") for row in rows]
