"""Database rows to the parts of a debate file."""

from datetime import UTC, datetime
from typing import Any

from debate.exchange import document as d
from debate.models import Annotation, Citation, Claim, Debate, Link, Source, Speaker


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC, microseconds only where there are any."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The inverse of instant()."""
    return datetime.fromisoformat(text)


def debate_value(row: Debate, tags: list[d.Tag]) -> d.Debate:
    """A debate's own part of the file."""
    return d.Debate(
        pid=row.pid,
        slug=row.slug,
        language=row.language,
        title=row.title,
        summary=row.summary,
        about=row.about,
        licence=row.licence,
        created=instant(row.created_at),
        tags=tags,
        translations={code: d.DebateText(**plain(words)) for code, words in row.translations.items()},
    )


def plain(words: dict[str, Any]) -> dict[str, Any]:
    """Translated words without the HTML that is stored beside their Markdown."""
    return {field: text for field, text in words.items() if not field.endswith("_html")}


def claim_value(row: Claim, tags: list[str]) -> d.Claim:
    """A claim with its present wording and translations."""
    return d.Claim(
        pid=row.pid,
        kind=row.kind,  # type: ignore[arg-type]
        voice=row.voice,  # type: ignore[arg-type]
        nature=row.nature,  # type: ignore[arg-type]
        language=row.language,
        text=row.text,
        headline=row.headline,
        detail=row.detail,
        version=row.version,
        tags=tags,
        created=instant(row.created_at),
        translations={code: d.Wording(**plain(words)) for code, words in row.translations.items()},
    )


def link_value(row: Link) -> d.Link:
    """A link; its premise and targets must be loaded."""
    return d.Link(
        pid=row.pid,
        premise=row.premise.pid,
        claim=row.target_claim.pid if row.target_claim else None,
        link=row.target_link.pid if row.target_link else None,
        relation=row.relation,  # type: ignore[arg-type]
        group=row.group,
        placement=row.placement,  # type: ignore[arg-type]
        rank=row.rank,
        home=row.home,
        created=instant(row.created_at),
    )


def source_value(row: Source, blocks: list[d.Block]) -> d.Source:
    """A source with the digests of its paragraphs."""
    return d.Source(
        pid=row.pid,
        title=row.title,
        outlet=row.outlet,
        author=row.author,
        published=row.published,
        language=row.language,
        address=row.address,
        archive=row.archive,
        licence=row.licence,
        words=row.words,  # type: ignore[arg-type]
        created=instant(row.created_at),
        blocks=blocks,
        translations={code: d.SourceText(**words) for code, words in row.translations.items()},
    )


def citation_value(row: Citation) -> d.Citation:
    """A citation; words only where its source's words are public."""
    open_to_all = row.source.words == Source.Words.PUBLIC
    return d.Citation(
        pid=row.pid,
        claim=row.claim.pid if row.claim else None,
        link=row.link.pid if row.link else None,
        source=row.source.pid,
        block=row.block,
        start=row.start,
        length=row.length,
        folded=row.folded,
        seal=row.seal,
        exact=row.exact if open_to_all else "",
        prefix=row.prefix if open_to_all else "",
        suffix=row.suffix if open_to_all else "",
        stance=row.stance,  # type: ignore[arg-type]
        speaker=row.speaker.pid if row.speaker else None,
        role=row.role,
        affiliation=row.affiliation,
        said=row.said,
        via=row.via.pid if row.via else None,
        created=instant(row.created_at),
        translations={code: d.Speaking(**words) for code, words in row.translations.items()},
    )


def speaker_value(row: Speaker) -> d.Speaker:
    """A speaker."""
    return d.Speaker(
        pid=row.pid,
        kind=row.kind,  # type: ignore[arg-type]
        language=row.language,
        name=row.name,
        note=row.note,
        aliases=row.aliases,
        created=instant(row.created_at),
        translations={code: d.SpeakerText(**words) for code, words in row.translations.items()},
    )


def annotation_value(row: Annotation) -> d.Annotation:
    """A public note; words of a passage only where the source's words are public."""
    source = row.source or (row.citation.source if row.citation else None)
    told = source is None or source.words == Source.Words.PUBLIC or row.part == Annotation.Part.DIGEST
    selection = None
    if row.selected:
        selection = d.Selection(
            part=row.part if row.part in ("detail", "digest") else "",  # type: ignore[arg-type]
            start=row.start,
            length=row.length,
            exact=row.exact if told else "",
            prefix=row.prefix if told else "",
            suffix=row.suffix if told else "",
            folded=row.folded,
            seal=row.seal,
            language=row.selected_language,  # type: ignore[arg-type]
            version=row.selected_version,
        )
    return d.Annotation(
        pid=row.pid,
        claim=row.claim.pid if row.claim else None,
        link=row.link.pid if row.link else None,
        citation=row.citation.pid if row.citation else None,
        source=row.source.pid if row.source else None,
        block=row.block or 0,
        motivation=row.motivation,  # type: ignore[arg-type]
        editorial=row.editorial,
        language=row.language,
        body=row.body,
        creator=row.creator or (row.created_by.get_full_name() if row.created_by else ""),
        created=instant(row.created_at),
        resolved=instant(row.resolved_at) if row.resolved_at else "",
        tags=row.tags,
        reply_to=row.reply_to.pid if row.reply_to else None,
        selection=selection,
        translations={code: words["body"] for code, words in row.translations.items()},
    )
