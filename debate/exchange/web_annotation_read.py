"""W3C Web Annotations as others send them, taken strictly: what is not taken is refused by its place.

What the server says itself (created, modified, creator, rights …) may stand in one, and is not looked at further.
"""

from dataclasses import dataclass
from typing import Any

from debate.exchange.faults import BadFile
from debate.exchange.strict_json import TooLarge, Twice, strict_json
from debate.exchange.web_annotation import CONTEXT, LDP_CONTEXT, MARKDOWN, MOTIVATIONS
from debate.exchange.web_target import Sought, target_of
from debate.exchange.web_values import (
    ADDRESS,
    OF_RESOURCES,
    SERVED,
    BadAnnotation,
    Unsupported,
    iri,
    is_iri,
    known,
    one,
    pointer,
    refuse,
    several,
    text,
    typed,
)

SIZE, DEPTH = 1024 * 1024, 20
BODIES, VIA = 25, 20
BODY = 20_000
"""Code points of a body that is looked at; how many may be stored, the note itself says."""
KEYS = {"@context", "id", "type", "motivation", "body", "bodyValue", "target", "canonical", "via"}
BODY_KEYS = {"type", "value", "format", "language", "purpose"}
FORMATS = (MARKDOWN, "text/plain")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a note, what it is there for, and its language, each empty where nothing was said; and its tags."""

    text: str = ""
    purpose: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """An annotation that somebody sends; `id` is his own, and empty where it names nothing outside of his program."""

    target: Sought
    body: Body
    motivation: str = ""
    id: str = ""
    canonical: str = ""
    via: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its motivation: as it says, or as its bodies say."""
        return self.motivation or self.body.purpose or ("tagging" if self.body.tags else "highlighting")


def read_annotation(data: bytes) -> Sent:
    """The annotation in these bytes. BadAnnotation, with the place; Unsupported; TooLarge."""
    try:
        value = strict_json(data, size=SIZE, depth=DEPTH)
    except TooLarge:
        raise
    except Twice as error:
        raise BadAnnotation(f"/{pointer(error.key)}", "stands twice in one object") from None
    except BadFile as error:
        raise BadAnnotation("", error.faults[0].reason) from None
    note = known(value, "", KEYS, SERVED)
    _check_kind(note)
    motivation = _motivation(note)
    own = text(note.get("id", ""), "/id", ADDRESS)
    return Sent(
        target=target_of(note["target"]) if "target" in note else refuse("/target", "is missing"),
        body=_body(note, motivation),
        motivation=motivation,
        id=own if is_iri(own) else "",
        canonical=iri(note["canonical"], "/canonical") if "canonical" in note else "",
        via=tuple(iri(part, place) for place, part in several(note.get("via", []), "/via", VIA)),
    )


def _check_kind(note: dict[str, Any]) -> None:
    """That it is an annotation, in the one context."""
    for key in ("@context", "type"):
        if key not in note:
            refuse(f"/{key}", "is missing")
    contexts = [text(part, place, ADDRESS) for place, part in several(note["@context"], "/@context", 3)]
    if CONTEXT not in contexts or not set(contexts) <= {CONTEXT, LDP_CONTEXT}:
        raise Unsupported("/@context", f"is not {CONTEXT}")
    types = [text(part, place, ADDRESS) for place, part in several(note["type"], "/type", 10)]
    if "Annotation" not in types:
        raise Unsupported("/type", "is not Annotation")


def _motivation(note: dict[str, Any]) -> str:
    if "motivation" not in note:
        return ""
    place, value = one(note["motivation"], "/motivation", "motivation")
    return _among(value, place, MOTIVATIONS)


def _among(value: Any, path: str, allowed: tuple[str, ...]) -> str:
    name = text(value, path, ADDRESS)
    return name if name in allowed else refuse(path, f"is none of {', '.join(allowed)}")


def _body(note: dict[str, Any], motivation: str) -> Body:
    """The one text and the tags; what says no purpose is there for what the annotation is there for."""
    if "bodyValue" in note:
        if "body" in note:
            refuse("/bodyValue", "stands beside body")
        return Body(text(note["bodyValue"], "/bodyValue", BODY), motivation or "commenting")
    said, tags = Body(), list[str]()
    for place, part in several(note.get("body", []), "/body", BODIES):
        value, purpose, language = _textual(part, place)
        if (purpose or motivation) == "tagging":
            tags.append(value)
        elif said.text:
            refuse(place, "is a second text")
        else:
            said = Body(value, purpose or motivation or "commenting", language)
    return Body(said.text, said.purpose, said.language, tuple(tags))


def _textual(value: Any, path: str) -> tuple[str, str, str]:
    """What a body says, its purpose and its language."""
    if isinstance(value, str):
        refuse(path, "is the address of a body; only words are stored here (TextualBody)")
    body = known(value, path, BODY_KEYS, OF_RESOURCES)
    typed(body, path, ("TextualBody",))
    purpose = language = ""
    if "purpose" in body:
        place, part = one(body["purpose"], f"{path}/purpose", "purpose")
        purpose = _among(part, place, MOTIVATIONS)
    if "language" in body:
        place, part = one(body["language"], f"{path}/language", "language")
        language = text(part, place, 40)
    if "format" in body:
        place, part = one(body["format"], f"{path}/format", "format")
        _among(text(part, place, 100).partition(";")[0].strip().lower(), place, FORMATS)
    return text(body.get("value"), f"{path}/value", BODY), purpose, language
