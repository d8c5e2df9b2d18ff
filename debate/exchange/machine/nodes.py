"""Things as nodes of JSON-LD in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from debate.exchange.machine import values as v
from debate.exchange.web_annotation import rights_of

Json = dict[str, Any]
CLAIMS: dict[str, str | list[str]] = {"question": "Question", "position": ["Claim", "Answer"], "claim": "Claim"}
SPEAKERS = {"person": "Person", "organization": "Organization", "unnamed": "Thing"}
NAMED = {"debate": "Collection", "claim": "Claim", "link": "Claim", "citation": "Quotation"}
AIF = "http://www.arg.dundee.ac.uk/aif#"
INFERENCES = {"pro": f"{AIF}RA-node", "con": f"{AIF}CA-node"}


def present(node: Json) -> Json:
    return {key: part for key, part in node.items() if part not in (None, "", [], {})}


def words(words: v.Words) -> list[Json]:
    """Each with its language, the original first."""
    return [{"@language": language, "@value": text} for language, text in words.items()]


def named(thing: v.Named) -> Json:
    """A thing that is told of elsewhere."""
    node: Json = {"@type": _type(thing), "@id": thing.address}
    if thing.type == "link":
        return node
    return present({**node, "text" if thing.type == "claim" else "name": words(thing.name)})


def _type(thing: v.Named) -> str | list[str]:
    if isinstance(thing, v.NamedClaim):
        return CLAIMS[thing.kind]
    return SPEAKERS[thing.kind] if isinstance(thing, v.NamedSpeaker) else NAMED.get(thing.type, "Thing")


def statement(row: v.ClaimRow) -> Json:
    node = {"@type": CLAIMS[row.kind], "@id": row.address, "text": words(row.text), "inLanguage": row.language}
    return present({**node, "url": row.address})


def says(row: v.Speaking) -> bool:
    """Whether it is somebody whom schema.org has a class for, and not only mentions it."""
    return row.endorsed and row.speaker.kind != "unnamed"


def speaker_row(row: v.SpeakerRow) -> Json:
    return present(
        {
            "@type": SPEAKERS[row.kind],
            "@id": row.address,
            "identifier": row.pid,
            "name": words(row.name),
            "alternateName": list(row.aliases),
            "description": words(row.note),
        }
    )


def quotations(rows: Iterable[v.Citation]) -> list[Json]:
    seen: set[str] = set()
    return [quotation(row, seen) for row in rows]


def quotation(row: v.Citation, seen: set[str]) -> Json:
    """Who says it there is its author, and who is only relayed is nobody's author."""
    quote = row.quote
    return present(
        {
            "@type": "Quotation",
            "@id": row.address,
            "text": {"@language": quote.language, "@value": quote.exact} if quote else None,
            "abstract": words(row.digest),
            "author": named(row.speaker.speaker) if row.speaker and row.speaker.speaker.kind != "unnamed" else None,
            "dateCreated": row.said,
            "isBasedOn": article(row.source, seen),
        }
    )


def article(row: v.SourceRow, seen: set[str]) -> Json:
    """In full the first time, then by its address."""
    if row.address in seen:
        return {"@id": row.address}
    seen.add(row.address)
    return present(
        {
            "@type": "NewsArticle" if row.outlet else "Article",
            "@id": row.address,
            "url": row.original,
            "headline": words(row.title),
            "publisher": {"@type": "Organization", "name": words(row.outlet)} if row.outlet else None,
            "author": {"@type": "Person", "name": words(row.author)} if row.author else None,
            "datePublished": row.published,
            "inLanguage": row.language,
            "archivedAt": row.archive,
            "copyrightNotice": row.licence,
        }
    )


def link_node(row: v.LinkRow) -> Json:
    attacked = row.address.replace(row.pid, row.attacks) if row.attacks else ""
    return present(
        {
            "@type": "Claim",
            "@id": row.address,
            "additionalType": INFERENCES.get(row.relation),
            "about": {"@type": "Claim", "@id": attacked} if attacked else named(row.target),
            "isBasedOn": named(row.premise),
        }
    )


def response(row: v.Response) -> Json:
    """The link that a response stands by."""
    kind = INFERENCES.get(row.relation)
    return present({"@type": "Claim", "@id": row.address, "additionalType": kind, "isBasedOn": statement(row.claim)})


def debate_node(row: v.DebateRow) -> Json:
    rights = rights_of(row.licence)
    return present(
        {
            "@type": "Collection",
            "@id": row.address,
            "url": row.address,
            "identifier": row.pid,
            "name": words(row.title),
            "description": words(row.summary),
            "inLanguage": row.language,
            "license": rights,
            "copyrightNotice": "" if rights else row.licence,
            "version": row.revision,
            "dateCreated": row.created,
            "dateModified": row.changed,
        }
    )


def change_node(row: v.Change) -> Json:
    return present(
        {
            "@type": "UpdateAction",
            "@id": row.address,
            "name": row.action,
            "description": row.summary,
            "agent": {"@type": "Person", "name": row.by} if row.by else None,
            "endTime": row.at,
            "object": named(row.about) if row.about else None,
        }
    )


def note_node(row: v.Note) -> Json:
    """In a list; what it says and on which words tells the Web Annotation that it is."""
    return present(
        {
            "@type": "Comment",
            "@id": row.address,
            "sameAs": row.annotation,
            "dateCreated": row.created,
            "author": {"@type": "Person", "name": row.creator} if row.creator else None,
            "about": named(row.about),
            "keywords": list(row.tags),
        }
    )


NODES: dict[str, Any] = {
    "debate": debate_node,
    "claim": statement,
    "link": link_node,
    "source": lambda row: article(row, set()),
    "citation": lambda row: quotation(row, set()),
    "speaker": speaker_row,
    "annotation": note_node,
    "change": change_node,
}
