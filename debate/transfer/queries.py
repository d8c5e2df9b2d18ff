"""A debate of the database as a document."""

from collections import defaultdict

from debate.exchange import document as d
from debate.models import (
    Address,
    Annotation,
    Block,
    Citation,
    Claim,
    ClaimTag,
    Debate,
    Link,
    Source,
    Speaker,
    Tag,
)
from debate.transfer import values


def debate_document(debate: Debate) -> d.Document:
    """The debate's present public state; a bounded number of queries at any size."""
    live = {"debate": debate, "withdrawn_at__isnull": True}
    tags, tagged = _tags(debate)
    blocks = _blocks(debate)
    return d.Document(
        format="biantu-debate",
        version=1,
        debate=values.debate_value(debate, tags),
        claims=[values.claim_value(row, tagged[row.pk]) for row in Claim.objects.filter(**live)],
        links=[
            values.link_value(row)
            for row in Link.objects.filter(**live).select_related("premise", "target_claim", "target_link")
        ],
        sources=[values.source_value(row, blocks[row.pk]) for row in Source.objects.filter(**live)],
        citations=[
            values.citation_value(row)
            for row in Citation.objects.filter(**live).select_related("claim", "link", "source", "speaker", "via")
        ],
        speakers=[values.speaker_value(row) for row in Speaker.objects.filter(**live)],
        annotations=[values.annotation_value(row) for row in _public_notes(live)],
        retired=_retired(debate),
    )


def counts(debate: Debate) -> dict[str, int]:
    """How much that is live and public is in a debate, by the names of its lists: six queries."""
    live = {"debate": debate, "withdrawn_at__isnull": True}
    tables = {"claims": Claim, "links": Link, "sources": Source, "citations": Citation, "speakers": Speaker}
    found = {name: table.objects.filter(**live).count() for name, table in tables.items()}  # type: ignore[attr-defined]
    return {**found, "notes": Annotation.objects.filter(**live, visibility=Annotation.Visibility.PUBLIC).count()}


def _public_notes(live: dict[str, object]) -> list[Annotation]:
    """A reply to what stays at home goes as a note of its own."""
    rows = Annotation.objects.filter(**live, visibility=Annotation.Visibility.PUBLIC)
    loaded = rows.select_related("claim", "link", "citation__source", "source", "reply_to", "created_by")
    found = list(loaded.order_by("pk"))
    there = {row.pk for row in found}
    for row in found:
        if row.reply_to_id is not None and row.reply_to_id not in there:
            row.reply_to, row.motivation = None, Annotation.Motivation.COMMENTING
    return found


def _tags(debate: Debate) -> tuple[list[d.Tag], dict[int, list[str]]]:
    rows = Tag.objects.filter(debate=debate)
    tags = [
        d.Tag(name=row.name, translations={code: words["name"] for code, words in row.translations.items()})
        for row in rows
    ]
    tagged: dict[int, list[str]] = defaultdict(list)
    carried = ClaimTag.objects.filter(debate=debate).order_by("claim_id", "rank", "pk")
    for claim, name in carried.values_list("claim_id", "tag__name"):
        tagged[claim].append(name)
    return tags, tagged


def _blocks(debate: Debate) -> dict[int, list[d.Block]]:
    blocks: dict[int, list[d.Block]] = defaultdict(list)
    for row in Block.objects.filter(debate=debate).order_by("number"):
        translations = {code: words["digest"] for code, words in row.translations.items()}
        blocks[row.source_id].append(d.Block(number=row.number, digest=row.digest, translations=translations))
    return blocks


def _retired(debate: Debate) -> list[d.Retired]:
    hidden = Annotation.objects.filter(debate=debate).exclude(visibility=Annotation.Visibility.PUBLIC)
    rows = Address.objects.filter(debate=debate).exclude(state=Address.State.LIVE).exclude(pid__in=hidden.values("pid"))
    return [
        d.Retired(
            pid=row.pid,
            kind=row.kind,  # type: ignore[arg-type]
            state=row.state,  # type: ignore[arg-type]
            successor=row.successor or None,
            reason=row.reason,
            at=values.instant(row.at),
        )
        for row in rows
    ]
