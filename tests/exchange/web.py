"""A Web Annotation as another program sends it, and one put wrong at a place of it."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SITE = "http://testserver"
CLAIM = f"{SITE}/c/c000000000/"
WHOLE: dict[str, Any] = {
    "@context": CONTEXT,
    "id": "https://reader.example/notes/1",
    "type": "Annotation",
    "motivation": "questioning",
    "created": "2026-01-02T12:00:00Z",
    "creator": {"id": "https://reader.example/me", "type": "Person", "name": "A reader"},
    "canonical": "urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df",
    "via": ["https://other.example/7"],
    "body": [
        {
            "type": "TextualBody",
            "value": "誰做的*統計*?",
            "format": "text/markdown",
            "language": "zh-Hant",
            "purpose": "questioning",
        },
        {"type": "TextualBody", "value": "學生", "purpose": "tagging"},
    ],
    "target": {
        "type": "SpecificResource",
        "source": CLAIM,
        "selector": [
            {"type": "TextQuoteSelector", "exact": "三成", "prefix": "考季時,", "suffix": "學生"},
            {"type": "TextPositionSelector", "start": 4, "end": 6},
        ],
        "state": {"type": "TimeState", "cached": f"{CLAIM}v/3/", "sourceDate": "2026-01-02T12:00:00Z"},
    },
}
"""Every key that is taken, and some that are not looked at."""
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
ODD = st.sampled_from(
    ["", "\0", "\ud800", "\u202e", "c000000000", CLAIM, "urn:x:y", "Annotation", "replying", 2**70, -1]
)
ANY_JSON = st.recursive(
    SCALARS | ODD, lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=9), part, max_size=3)
)


def sent(**changed: Any) -> dict[str, Any]:
    """The whole one with other values; None takes a key away."""
    value = copy.deepcopy(WHOLE) | changed
    return {key: part for key, part in value.items() if part is not None}


def encoded(value: Any) -> bytes:
    """Its bytes; half characters as JSON can say them."""
    return json.dumps(value).encode()


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every part of a value, the whole first."""
    found = [path]
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        found += places(part, (*path, key))
    return found


def put(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    """A copy with another part at a place."""
    if not path:
        return part
    changed = copy.deepcopy(value)
    inside = changed
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = part
    return changed
