"""Speakers, debates, notes, changes, revisions."""

from collections.abc import Iterable

from debate.annotations.queries import Note
from debate.arguments.cards import Card
from debate.editing.naming import Named as Thing
from debate.editing.past import Past
from debate.editing.telling import Told
from debate.exchange.machine import values as v
from debate.exchange.machine.addresses import LISTS, Addresses
from debate.models import Citation, Debate
from debate.people.queries import SpeakerPage, SpeakerRow
from debate.text.words import Words
from debate.web.machine.told.base import instant, of_card, of_claim, of_debate, of_thing, words
from debate.web.machine.told.claims import claim_row


def speaker_fields(site: Addresses, row: SpeakerRow) -> dict[str, object]:
    """What lists tell of a speaker."""
    return {
        "pid": row.pid,
        "address": site.thing("speaker", row.pid),
        "kind": row.kind,
        "name": words(row.name),
        "note": words(row.note),
        "aliases": list(row.aliases),
        "claims": row.claims,
        "relayed": row.relayed,
    }


def speaker_row(site: Addresses, row: SpeakerRow) -> v.SpeakerRow:
    """A speaker in a list."""
    return v.SpeakerRow(**speaker_fields(site, row))  # type: ignore[arg-type]


def speaker_value(site: Addresses, debate: Debate, page: SpeakerPage) -> v.Speaker:
    """A speaker with the claims that name him."""

    def claims(rows: Iterable[Citation]) -> list[v.NamedClaim]:
        return [of_claim(site, row.claim) for row in rows if row.claim]

    return v.Speaker(
        **speaker_fields(site, page.speaker),  # type: ignore[arg-type]
        debate=of_debate(site, debate),
        said=claims(page.said),
        disputed=claims(page.disputed),
        mentioned=claims(page.mentioned),
        relayed_by_others=claims(page.relayed),
        citations=site.listed(debate.slug, "citations", speaker=page.speaker.pid),
    )


def debate_fields(site: Addresses, debate: Debate) -> dict[str, object]:
    """What lists tell of a debate."""
    return {
        "pid": debate.pid,
        "slug": debate.slug,
        "address": site.debate(debate.slug),
        "cite_as": site.revision(debate.slug, debate.revision),
        "language": debate.language,
        "title": words(Words.of(debate, "title")),
        "summary": words(Words.of(debate, "summary")),
        "licence": debate.licence,
        "revision": debate.revision,
        "shape": debate.shape,
        "created": instant(debate.created_at),
        "changed": instant(debate.changed_at),
    }


def debate_row(site: Addresses, debate: Debate) -> v.DebateRow:
    """A debate in the list of debates."""
    return v.DebateRow(**debate_fields(site, debate))  # type: ignore[arg-type]


def debate_value(
    site: Addresses, debate: Debate, question: Card, positions: Iterable[Card], counts: dict[str, int]
) -> v.Debate:
    """A debate, and where to find what is in it."""
    return v.Debate(
        **debate_fields(site, debate),  # type: ignore[arg-type]
        question=of_card(site, question),
        positions=[claim_row(site, card) for card in positions],
        counts=v.DebateCounts(**counts),
        lists=v.Lists(**{name: site.listed(debate.slug, name) for name in LISTS}),
        topology=site.topology(debate.pid, debate.shape),
        annotation_service=site.container(debate.pid),
    )


def note_value(site: Addresses, debate: Debate, note: Note, thing: Thing) -> v.Note:
    """A public note."""
    return v.Note(
        pid=note.pid,
        address=site.thing("annotation", note.pid),
        annotation=site.web_annotation(debate.pid, note.pid),
        about=of_thing(site, thing),
        block=note.block or 0,
        motivation=note.motivation,  # type: ignore[arg-type]
        editorial=note.editorial,
        body_html=words(note.body),
        creator=note.creator,
        created=instant(note.created_at),
        changed=instant(note.changed_at) if note.changed_at else None,
        version=note.version,
        tags=list(note.tags),
        resolved=note.resolved,
        quote=note.quote,
        quote_cut=note.cut,
        part=note.part,
        start=note.start,
        length=note.length,
    )


def change_value(site: Addresses, debate: Debate, told: Told) -> v.Change:
    """An entry of the history."""
    about = told.subject if told.subject and told.subject.pid else None
    touched = {fact.thing.pid: fact.thing for fact in told.facts if fact.thing.pid and fact.thing.kind != "debate"}
    if about is not None:
        touched.pop(about.pid, None)
    return v.Change(
        revision=told.number,
        address=site.revision(debate.slug, told.number),
        action=told.action,
        about=of_thing(site, about) if about and about.kind != "debate" else None,
        touched=[of_thing(site, thing) for thing in touched.values()],
        at=instant(told.at),
        by=told.by.get_full_name() if told.by else "",
        summary=told.summary,
        undoes=told.undoes,
        undone_by=told.undone_by,
    )


def revision_value(site: Addresses, debate: Debate, told: Told, past: Past) -> v.Revision:
    """A page of the debate as it was."""
    form = f"{site.debate(debate.slug)}r/{told.number}.json"
    return v.Revision(
        address=site.revision(debate.slug, told.number, past.page),
        debate=of_debate(site, debate),
        change=change_value(site, debate, told),
        question=words(past.question),
        total=past.places,
        page=past.page,
        pages=past.pages,
        prev=f"{form}?page={past.page - 1}" if past.page > 1 else "",
        next=f"{form}?page={past.page + 1}" if past.page < past.pages else "",
        places=[
            v.PlaceThen(
                pid=row.pid,
                address=site.thing("claim", row.pid),
                text=words(row.words),
                kind=row.kind,  # type: ignore[arg-type]
                voice=row.voice,  # type: ignore[arg-type]
                depth=row.depth,
                relation=row.relation,  # type: ignore[arg-type]
                undercut=row.undercut,
                placement="editorial" if row.editorial else "reported",
                joint=row.joint,
                home=row.home,
                since=row.since,
            )
            for row in past.rows
            if not row.again
        ],
    )
