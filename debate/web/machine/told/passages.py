"""Passages and sources."""

from collections.abc import Iterable

from debate.access.queries import words as readable
from debate.arguments.cards import Voice
from debate.exchange.machine import values as v
from debate.exchange.machine.addresses import Addresses
from debate.models import Debate
from debate.sources.passages import Passage, SourceLine
from debate.sources.queries import SourcePage
from debate.web.cited import Cited, Margin, Resting
from debate.web.machine.told.base import of_card, of_debate, words

PARAGRAPHS = 100
"""Of a source on a page, at most."""


def speaking(site: Addresses, voice: Voice) -> v.Speaking:
    """Who says something."""
    via = site.thing("speaker", voice.via_pid)
    return v.Speaking(
        speaker=v.NamedSpeaker(
            type="speaker",
            pid=voice.pid,
            address=site.thing("speaker", voice.pid),
            name=words(voice.name),
            kind=voice.kind,  # type: ignore[arg-type]
        ),
        role=words(voice.role),
        affiliation=words(voice.affiliation),
        via=v.Named(type="speaker", pid=voice.via_pid, address=via, name=words(voice.via)) if voice.via_pid else None,
        endorsed=voice.endorsed,
    )


def quote(passage: Passage) -> v.Quote | None:
    """The words as anybody may read them, whoever asked for the passage: a member's page gives no more than others."""
    given = passage.shown
    shown = readable(
        exact=given.exact, before=given.before, after=given.after, public=passage.source.public, member=False
    )
    if not shown.exact:
        return None
    around = {"exact": shown.exact, "before": shown.before, "after": shown.after}
    return v.Quote(language=passage.language, **around, cut=shown.cut or given.cut)  # type: ignore[arg-type]


def source_fields(site: Addresses, line: SourceLine) -> dict[str, object]:
    """What is told of a source wherever it is named."""
    return {
        "pid": line.pid,
        "address": site.thing("source", line.pid),
        "title": words(line.title),
        "outlet": words(line.outlet),
        "author": words(line.author),
        "published": line.published,
        "language": line.language,
        "original": line.address,
        "archive": line.archive,
        "licence": line.licence,
        "words": "public" if line.public else "members",
    }


def source_row(site: Addresses, line: SourceLine) -> v.SourceRow:
    """A source in a list."""
    return v.SourceRow(**source_fields(site, line))  # type: ignore[arg-type]


def citation_value(site: Addresses, passage: Passage, voice: Voice | None, about: v.Named) -> v.Citation:
    """A passage and what rests on it."""
    return v.Citation(
        pid=passage.pid,
        address=site.thing("citation", passage.pid),
        about=about,
        stance=passage.stance,  # type: ignore[arg-type]
        speaker=speaking(site, voice) if voice else None,
        said=passage.said,
        source=source_row(site, passage.source),
        block=passage.block,
        start=passage.start,
        quote=quote(passage),
        digest=words(passage.digest),
        state=passage.state,  # type: ignore[arg-type]
    )


def citations_of(site: Addresses, cited: Iterable[Cited], about: v.Named) -> list[v.Citation]:
    """The passages that one thing rests on."""
    return [citation_value(site, item.passage, item.voice, about) for item in cited]


def resting_value(site: Addresses, resting: Resting) -> v.Citation:
    """A passage in its source."""
    if resting.claim is not None:
        about: v.Named = of_card(site, resting.claim)
    else:
        address = site.thing("link", resting.link_pid)
        name = words(resting.premise.text if resting.premise else None)
        about = v.Named(type="link", pid=resting.link_pid, address=address, name=name)
    return citation_value(site, resting.passage, resting.voice, about)


def source_value(site: Addresses, debate: Debate, page: SourcePage, margins: list[Margin], number: int = 1) -> v.Source:
    """A source with a page of its paragraphs. ValueError for a page that is not there."""
    pages = max(1, -(-len(margins) // PARAGRAPHS))
    if not 1 <= number <= pages:
        raise ValueError(number)
    form = site.thing("source", page.line.pid).rstrip("/") + ".json"
    return v.Source(
        **source_fields(site, page.line),  # type: ignore[arg-type]
        debate=of_debate(site, debate),
        text_version=page.version,
        text_language=page.text_language,  # type: ignore[arg-type]
        total=len(margins),
        page=number,
        pages=pages,
        prev=f"{form}?page={number - 1}" if number > 1 else "",
        next=f"{form}?page={number + 1}" if number < pages else "",
        paragraphs=[
            _paragraph(site, page, margin) for margin in margins[(number - 1) * PARAGRAPHS : number * PARAGRAPHS]
        ],
        notes=site.listed(debate.slug, "notes", on=page.line.pid),
        annotation_service=site.container(debate.pid),
    )


def _paragraph(site: Addresses, page: SourcePage, margin: Margin) -> v.Paragraph:
    text = "".join(segment.text for segment in margin.paragraph.segments) if page.line.public else ""
    return v.Paragraph(
        block=margin.paragraph.number,
        digest=words(margin.paragraph.digest),
        text=text,
        citations=[resting_value(site, resting) for resting in margin.resting],
    )
