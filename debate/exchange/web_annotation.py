"""A note as others know it: W3C Web Annotation (https://www.w3.org/TR/annotation-model/) in JSON-LD, written here.

Offsets are code points of the text that the words stand in. How one is read: web_annotation_read.py.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from debate.anchoring.selectors import TextPosition, TextQuote

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld"
MARKDOWN = "text/markdown"
MOTIVATIONS = ("commenting", "highlighting", "questioning", "tagging", "replying")
"""Ours are the W3C's by the same names."""
CREATIVE_COMMONS = "https://creativecommons.org"
LICENCE = re.compile(r"CC[ -](BY(?:-NC)?(?:-ND|-SA)?)[ -](\d\.\d)", re.IGNORECASE)
CC0 = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a target: quoted as far as readers may have them (None: not), where they stand, and as of when: the
    address of that version, where it has one, and when it was made."""

    quote: TextQuote | None
    position: TextPosition
    cached: str = ""
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class WebAnnotation:
    """One note by its addresses: `target` is what it is on, `words` which words there; `creator` a name for people."""

    id: str
    target: str
    motivation: str
    created: datetime
    body: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    words: Words | None = None
    modified: datetime | None = None
    creator: str = ""
    rights: str = ""
    canonical: str = ""
    via: tuple[str, ...] = ()


def annotation_json(note: WebAnnotation) -> Json:
    """The note as a JSON-LD object; what is empty is left out."""
    value: Json = {
        "@context": CONTEXT,
        "id": note.id,
        "type": "Annotation",
        "motivation": note.motivation,
        "created": instant(note.created),
        "modified": instant(note.modified) if note.modified else None,
        "creator": _creator(note.creator) if note.creator else None,
        "rights": rights_of(note.rights),
        "canonical": note.canonical,
        "via": note.via[0] if len(note.via) == 1 else list(note.via),
        "body": _body(note),
        "target": _target(note),
    }
    return {key: part for key, part in value.items() if part}


def instant(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rights_of(licence: str) -> str:
    """The address of a licence: its own, or that of a Creative Commons licence by its name; of others none."""
    licence = licence.strip()
    if WEB.fullmatch(licence):
        return licence
    if CC0.fullmatch(licence):
        return f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/"
    found = LICENCE.fullmatch(licence)
    return f"{CREATIVE_COMMONS}/licenses/{found[1].lower()}/{found[2]}/" if found else ""


def _creator(name: str) -> Json:
    """Somebody by the name he is shown by, which is a nickname as far as anybody knows."""
    return {"type": "Person", "name": name, "nickname": name}


def _body(note: WebAnnotation) -> Json | list[Json]:
    """The words, then the tags; one alone stands alone."""
    bodies = [_text(note)] if note.body else []
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags]
    return bodies[0] if len(bodies) == 1 else bodies


def _text(note: WebAnnotation) -> Json:
    """Words say something even where the note is there to tag or to highlight."""
    purpose = "commenting" if note.motivation in ("tagging", "highlighting") else note.motivation
    return {
        "type": "TextualBody",
        "value": note.body,
        "format": MARKDOWN,
        "language": note.language,
        "purpose": purpose,
    }


def _target(note: WebAnnotation) -> Json | str:
    """The address alone, or the words there."""
    if note.words is None:
        return note.target
    chosen = note.words
    selectors = [_quote(chosen.quote)] if chosen.quote else []
    selectors.append({"type": "TextPositionSelector", "start": chosen.position.start, "end": chosen.position.end})
    target: Json = {"type": "SpecificResource", "source": note.target, "selector": selectors}
    if chosen.made is not None:
        target["state"] = {"type": "TimeState", "sourceDate": instant(chosen.made)}
        if chosen.cached:
            target["state"]["cached"] = chosen.cached
    return target


def _quote(quote: TextQuote) -> Json:
    value = {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    return {key: part for key, part in value.items() if part}
