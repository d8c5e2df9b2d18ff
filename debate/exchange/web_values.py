"""The small parts of a Web Annotation: strings, addresses, lists of one, keys, types; each refused by its place."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn

from debate.exchange.faults import BadFile, Fault
from debate.text.clean import Unclean, clean

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
ADDRESS = 2_000
"""Code points of an address, at most."""
TOLD = ("created", "modified", "generated")
SERVED = {*TOLD, "creator", "generator", "audience", "rights", "stylesheet"}
"""What the server says itself, or does not keep."""
TERMS = SERVED | {
    *("id", "type", "body", "bodyValue", "target", "motivation", "purpose", "canonical", "via", "label", "value"),
    *("format", "language", "textDirection", "processingLanguage", "accessibility", "conformsTo", "items"),
    *("source", "selector", "state", "scope", "styleClass", "renderedVia", "refinedBy", "exact", "prefix", "suffix"),
    *("start", "end", "startSelector", "endSelector", "cached", "sourceDate", "sourceDateStart", "sourceDateEnd"),
    *("first", "last", "next", "prev", "partOf", "total", "startIndex"),
}
"""What the context knows; other names say nothing in JSON-LD."""
OF_RESOURCES = SERVED | {"id", "textDirection", "processingLanguage", "accessibility", "canonical", "via"}


class BadAnnotation(BadFile):
    """It cannot be taken: `fault` says where and why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__([Fault(path, reason)])
        self.fault = self.faults[0]


class Unsupported(BadAnnotation):
    """It may be right, but is no annotation in a context that is known here."""


def refuse(path: str, reason: str) -> NoReturn:
    """BadAnnotation."""
    raise BadAnnotation(path, reason)


def known(value: Any, path: str, keys: set[str], ignored: set[str]) -> dict[str, Any]:
    """The object, if it has no key but these, and names that say nothing; dates among those ignored must be dates."""
    if not isinstance(value, dict):
        refuse(path, "is no object")
    for key, part in value.items():
        place = f"{path}/{pointer(key)}"
        if key not in keys and key not in ignored and (key in TERMS or key.startswith("@")):
            refuse(place, "is not taken here")
        if key in TOLD:
            _instant(part, place)
    return value


def pointer(key: str) -> str:
    """A key as part of a JSON Pointer (RFC 6901), short, of printable ASCII alone."""
    escaped = key[:40].replace("~", "~0").replace("/", "~1")
    return escaped.encode("ascii", "backslashreplace").decode()


def _instant(value: Any, path: str) -> None:
    try:
        moment = datetime.fromisoformat(text(value, path, 40))
    except ValueError as error:
        if isinstance(error, BadAnnotation):
            raise
        refuse(path, "is no date and time (ISO 8601)")
    if moment.tzinfo is None:
        refuse(path, "has no time zone")


def text(value: Any, path: str, most: int) -> str:
    """The string, if it is one and no longer than that, in code points."""
    if not isinstance(value, str):
        refuse(path, "is no string")
    if len(value) > most:
        refuse(path, f"is longer than {most} characters")
    return value


def iri(value: Any, path: str) -> str:
    """The string, if it is an absolute address (RFC 3987)."""
    address = text(value, path, ADDRESS)
    if not is_iri(address):
        refuse(path, "is no absolute IRI")
    return address


def is_iri(address: str) -> bool:
    """Whether this is an absolute address, of characters that may be stored."""
    try:
        return IRI.fullmatch(address) is not None and clean(address) == address
    except Unclean:
        return False


def several(value: Any, path: str, most: int) -> list[tuple[str, Any]]:
    """The parts of a list, or the one that stands there alone, each with its place."""
    if not isinstance(value, list):
        return [(path, value)]
    if len(value) > most:
        refuse(path, f"has more than {most} parts")
    return [(f"{path}/{number}", part) for number, part in enumerate(value)]


def one(value: Any, path: str, what: str) -> tuple[str, Any]:
    """The one part of a list, or what stands there alone, with its place."""
    if isinstance(value, list) and len(value) != 1:
        refuse(path, f"must be one {what}, not {len(value)}")
    return (f"{path}/0", value[0]) if isinstance(value, list) else (path, value)


def typed(value: dict[str, Any], path: str, allowed: Iterable[str]) -> str:
    """The one of its types that is among those allowed; empty where it says none."""
    if "type" not in value:
        return ""
    types = [text(part, place, ADDRESS) for place, part in several(value["type"], f"{path}/type", 10)]
    for name in allowed:
        if name in types:
            return name
    return refuse(f"{path}/type", f"is none of {', '.join(allowed)}")
