"""schema.org's own definitions, as a package carries them, against which JSON-LD is held after it was expanded."""

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

SCHEMA = "https://schema.org/"
OFFLINE = {
    "https://schema.org": {"@vocab": SCHEMA, "url": {"@type": "@id"}, "additionalType": {"@type": "@id"}}
    | {"license": {"@type": "@id"}},
    "https://www.w3.org/ns/activitystreams": {
        "@vocab": "https://www.w3.org/ns/activitystreams#",
        "id": "@id",
        "type": "@type",
        "nameMap": {"@id": "https://www.w3.org/ns/activitystreams#name", "@container": "@language"},
        "formerType": {"@type": "@id"},
    },
}
"""Contexts for want of a network: schema.org's makes its vocabulary the default, and these names addresses."""
LITERALS = {"Text", "Number", "Integer", "Date", "DateTime", "Boolean", "URL", "str"}


def _load(address: str, _options: Any) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": OFFLINE[address]}}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document without its context. JsonLdError for what is no JSON-LD, KeyError for another context."""
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _load})
    return found


def definition(name: str) -> Any:
    """A class of schema.org. ModuleNotFoundError for what is none."""
    return getattr(importlib.import_module(f"pydantic2_schemaorg.{name}"), name)


def faults(document: dict[str, Any]) -> list[str]:
    """Types and properties that schema.org does not have, properties of other types than theirs, values of types that
    they do not take."""
    return [fault for node in expanded(document) for fault in _of_node(node)]


def _of_node(node: dict[str, Any]) -> Iterator[str]:
    types = [kind.removeprefix(SCHEMA) for kind in node.get("@type", [])]
    classes = []
    for kind in types:
        try:
            classes.append(definition(kind))
        except ModuleNotFoundError:
            yield f"no type: {kind}"
    for name, values in node.items():
        if name == "@reverse":
            for inner, nodes in values.items():
                for other in nodes:
                    yield from _of_node(other)
                    yield from _of_value(_classes(other), inner, {"@type": node["@type"]})
        elif not name.startswith("@"):
            for value in values:
                yield from _of_value(classes, name, value)
                yield from _of_node(value) if "@value" not in value else ()


def _classes(node: dict[str, Any]) -> list[Any]:
    return [definition(kind.removeprefix(SCHEMA)) for kind in node.get("@type", [])]


def _of_value(classes: list[Any], name: str, value: dict[str, Any]) -> Iterator[str]:
    short = name.removeprefix(SCHEMA)
    ranges = {range_ for one in classes for range_ in _ranges(one, short)}
    if classes and not ranges:
        yield f"no property of {'/'.join(one.__name__ for one in classes)}: {short}"
    if ranges and "@value" in value and not ranges & LITERALS:
        yield f"{short} takes no text"
    if ranges and value.get("@type") and "@value" not in value:
        above = {parent.__name__ for one in _classes(value) for parent in one.__mro__}
        if not ranges & above:
            yield f"{short} takes no {'/'.join(value['@type'])}"


def _ranges(one: Any, name: str) -> set[str]:
    """What a property of a class takes, by the names in the definition; `str` stands there always, and is no type."""
    for parent in one.__mro__:
        told = str(inspect.get_annotations(parent).get(name, ""))
        if told:
            plain = {"Text"} if re.search(r"\b(Strict\w+|date|datetime|AnyUrl)\b", told) else set()
            return plain | set(re.findall(r"['\"](\w+)['\"]", told))
    return set()
