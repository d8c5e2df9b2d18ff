"""What a Web Annotation that others send is on: an address, and words there by quotation and position."""

from dataclasses import dataclass
from typing import Any

from debate.anchoring.selectors import TextPosition, TextQuote
from debate.exchange.web_values import ADDRESS, OF_RESOURCES, iri, known, one, refuse, several, text, typed

WORDS, CONTEXT = 10_000, 1_000
"""Code points of selected words, and of what stands before or after them, at most."""
FURTHEST = 2**31 - 1
SELECTORS = 10
TARGET = {"type", "source", "selector", "state", "purpose", "scope", "styleClass", "renderedVia", "format", "language"}
QUOTE, POSITION, FRAGMENT = "TextQuoteSelector", "TextPositionSelector", "FragmentSelector"
OTHERS = ("RangeSelector", "XPathSelector", "CssSelector", "DataPositionSelector", "SvgSelector")
"""These may stand beside a quotation, as another way to say the same; nothing here can follow them."""
DATES = {"sourceDate", "sourceDateStart", "sourceDateEnd"}


@dataclass(frozen=True, slots=True)
class Sought:
    """A target: `source` with its fragment, which words there (None: the whole), as of which cached version."""

    source: str
    quote: TextQuote | None = None
    position: TextPosition | None = None
    cached: str = ""


def target_of(value: Any, path: str = "/target") -> Sought:
    """The one target. BadAnnotation: none, several, of another type, selectors that nothing here can follow."""
    path, value = one(value, path, "target")
    if isinstance(value, str):
        return Sought(iri(value, path))
    target = known(value, path, TARGET, OF_RESOURCES)
    if "source" not in target:
        if "selector" in target or "state" in target or "id" not in target:
            refuse(f"{path}/source", "is missing")
        return Sought(iri(target["id"], f"{path}/id"))
    typed(target, path, ("SpecificResource",))
    found = _Selectors()
    if "selector" in target:
        found.take(target["selector"], f"{path}/selector")
    source = _source(target["source"], f"{path}/source")
    if found.fragment:
        source = f"{source.partition('#')[0]}#{found.fragment}"
    cached = _cached(target["state"], f"{path}/state") if "state" in target else ""
    return Sought(source, found.quote, found.position, cached)


def _source(value: Any, path: str) -> str:
    """The address, or that of the resource which stands there."""
    path, value = one(value, path, "source")
    if isinstance(value, dict):
        return iri(known(value, path, {"id", "type", "format", "language"}, OF_RESOURCES).get("id"), f"{path}/id")
    return iri(value, path)


class _Selectors:
    """What selectors say, each in its own way, of the same words."""

    quote: TextQuote | None = None
    position: TextPosition | None = None
    fragment: str = ""

    def take(self, value: Any, path: str) -> None:
        """Read them; refused if none says which words."""
        for place, part in several(value, path, SELECTORS):
            self._one(part, place)
        if self.quote is None and self.position is None and not self.fragment:
            refuse(path, f"has no {QUOTE} and no {POSITION}")

    def _one(self, value: Any, path: str) -> None:
        selector = known(value, path, set(value) if isinstance(value, dict) else set(), set())
        kind = typed(selector, path, (QUOTE, POSITION, FRAGMENT, *OTHERS))
        if not kind:
            refuse(f"{path}/type", "is missing")
        if "refinedBy" in selector and kind != FRAGMENT:
            refuse(f"{path}/refinedBy", f"is taken of a {FRAGMENT} alone")
        if kind == QUOTE:
            self._once(self.quote, path)
            self.quote = _quote(selector, path)
        elif kind == POSITION:
            self._once(self.position, path)
            self.position = _position(selector, path)
        elif kind == FRAGMENT:
            self._once(self.fragment or None, path)
            self.fragment = text(selector.get("value"), f"{path}/value", ADDRESS)
            if "refinedBy" in selector:
                self.take(selector["refinedBy"], f"{path}/refinedBy")

    def _once(self, found: Any, path: str) -> None:
        if found is not None:
            refuse(path, "is a second selector of its type")


def _quote(selector: dict[str, Any], path: str) -> TextQuote:
    known(selector, path, {"type", "exact", "prefix", "suffix"}, OF_RESOURCES)
    exact = text(selector.get("exact"), f"{path}/exact", WORDS)
    if not exact.strip():
        refuse(f"{path}/exact", "is empty")
    around = [text(selector.get(key, ""), f"{path}/{key}", CONTEXT) for key in ("prefix", "suffix")]
    return TextQuote(exact, *around)


def _position(selector: dict[str, Any], path: str) -> TextPosition:
    known(selector, path, {"type", "start", "end"}, OF_RESOURCES)
    start, end = (_offset(selector.get(key), f"{path}/{key}") for key in ("start", "end"))
    if end <= start:
        refuse(f"{path}/end", "is not after start")
    return TextPosition(start, end)


def _offset(value: Any, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        refuse(path, "is no whole number")
    if not 0 <= value <= FURTHEST:
        refuse(path, f"is not between 0 and {FURTHEST}")
    return value


def _cached(value: Any, path: str) -> str:
    """The address of the version that the target was in; empty where only its date is told."""
    path, value = one(value, path, "state")
    state = known(value, path, {"type", "cached", "refinedBy", *DATES}, OF_RESOURCES)
    if not typed(state, path, ("TimeState",)):
        refuse(f"{path}/type", "is missing")
    if "cached" not in state:
        return ""
    place, cached = one(state["cached"], f"{path}/cached", "address")
    return iri(cached, place)
