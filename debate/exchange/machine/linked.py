"""The same values as JSON-LD in the words of schema.org, which has no pro and con: what a link says of its target is
told by the classes of the Argument Interchange Format, as its additional type."""

import json
from collections.abc import Sequence
from typing import Any

from debate.exchange.machine import lists, nodes
from debate.exchange.machine import values as v

Json = nodes.Json
CONTEXT = "https://schema.org"
ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def claim_said(value: v.ClaimSaid, question: v.NamedClaim | None, answers: Sequence[v.ClaimRow]) -> Json:
    """A claim, who says it and where; of a position what it answers, of a question its answers. This stands in its
    page, which shows the responses anyway."""
    seen: set[str] = set()
    stands = [nodes.quotation(row, seen) for row in value.citations if row.stance != "disputes"]
    is_question = value.kind == "question"
    node = {
        **nodes.statement(value),
        "identifier": value.pid,
        "headline": nodes.words(value.headline),
        "version": value.version,
        "dateCreated": value.created,
        "keywords": [word for tag in value.tags for word in nodes.words(tag)],
        "author": [nodes.named(row.speaker) for row in value.speakers if nodes.says(row)],
        "appearance": [] if is_question else stands,
        "citation": [nodes.quotation(row, seen) for row in value.citations if is_question or row.stance == "disputes"],
        "suggestedAnswer": [nodes.statement(row) for row in answers] if is_question else [],
        "parentItem": nodes.named(question) if value.kind == "position" and question else None,
        "isPartOf": nodes.named(value.debate),
    }
    return document(node)


def claim(value: v.Claim) -> Json:
    """The same with the links from its first responses."""
    around = value.responses
    answers = [row.claim for row in around.neutral.items if row.relation == "answers"]
    rows = [row for part in (around.pro, around.con, around.neutral) for row in part.items if row.relation != "answers"]
    said = claim_said(value, value.path[0] if value.path else None, answers)
    return document({**said, "subjectOf": [nodes.response(row) for row in rows]})


def version(value: v.Version) -> Json:
    """A wording, as one example of the claim."""
    return document(
        {
            "@type": nodes.CLAIMS[value.claim.kind],
            "@id": value.address,
            "text": nodes.words(value.text),
            "headline": nodes.words(value.headline),
            "inLanguage": value.language,
            "version": value.version,
            "dateCreated": value.created,
            "exampleOfWork": nodes.named(value.claim),
            "isPartOf": nodes.named(value.debate),
        }
    )


def link(value: v.Link) -> Json:
    """An inference as a claim of its own: about its target, based on its premises."""
    return document(
        {
            **nodes.link_node(value),
            "dateCreated": value.created,
            "isBasedOn": [nodes.named(premise) for premise in (value.premise, *value.joint_with)],
            "appearance": nodes.quotations(value.citations),
            "subjectOf": [nodes.response(row) for row in value.undercuts],
            "isPartOf": nodes.named(value.debate),
        }
    )


def source(value: v.Source) -> Json:
    """An article with the passages that are cited from this page of its paragraphs."""
    parts = [row for paragraph in value.paragraphs for row in paragraph.citations]
    seen = {value.address}
    return document({**nodes.article(value, set()), "hasPart": [nodes.quotation(row, seen) for row in parts]})


def citation(value: v.Citation) -> Json:
    """A passage, as far as anybody may read its words."""
    return document(nodes.quotation(value, set()))


def speaker(value: v.Speaker) -> Json:
    """A speaker, and what he says."""
    said = [nodes.named(claim) for claim in value.said]
    return document({**nodes.speaker_row(value), "@reverse": {"author": said} if said else None})


def debate_said(value: v.DebateRow, question: v.NamedClaim, positions: Sequence[v.ClaimRow]) -> Json:
    """A debate: its question with the answers that are defended."""
    answers = [nodes.statement(row) for row in positions]
    whole = {**nodes.debate_node(value), "mainEntity": {**nodes.named(question), "suggestedAnswer": answers}}
    return document({**whole, "mainEntity": nodes.present(whole["mainEntity"])})


def debate(value: v.Debate) -> Json:
    """The same of the whole value."""
    return debate_said(value, value.question, value.positions)


def revision(value: v.Revision) -> Json:
    """A debate as it was: the claims that stood there."""
    return document(
        {
            "@type": "Collection",
            "@id": value.address,
            "version": value.change.revision,
            "dateModified": value.change.at,
            "exampleOfWork": nodes.named(value.debate),
            "mainEntity": {"@type": "Question", "text": nodes.words(value.question)},
            "hasPart": [
                {"@type": nodes.CLAIMS[row.kind], "@id": row.address, "text": nodes.words(row.text)}
                for row in value.places
            ],
        }
    )


def listed(value: Any) -> Json:
    """A page of a list (lists.LISTS); its neighbours are links of the answer."""
    rows = value.items
    total = value.total if isinstance(value, lists.Listed) else None
    items = [nodes.NODES[row.type](row) for row in rows]
    return document({"@type": "ItemList", "@id": value.address, "numberOfItems": total, "itemListElement": items})


def tombstone(value: v.Retired) -> Json:
    """What is left of a thing, in the words of ActivityStreams, which has a class for it."""
    context = {"isReplacedBy": {"@id": "http://purl.org/dc/terms/isReplacedBy", "@type": "@id"}}
    return {
        "@context": ["https://www.w3.org/ns/activitystreams", context],
        **nodes.present(
            {
                "id": value.address,
                "type": "Tombstone",
                "formerType": f"https://schema.org/{nodes.NAMED.get(value.type, 'Thing')}",
                "deleted": value.at,
                "nameMap": value.name,
                "summary": value.reason,
                "isReplacedBy": value.successor.address if value.successor else None,
            }
        ),
    }


def document(node: Json) -> Json:
    """A whole document; what is empty is left out."""
    return {"@context": CONTEXT, **nodes.present(node)}


def encoded(value: Json) -> bytes:
    """The bytes of an answer."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def embedded(value: Json) -> str:
    """As the content of a script element, where no character of markup may stand."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in ESCAPED:
        told = told.replace(sign, escape)
    return told
