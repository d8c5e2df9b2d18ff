"""Bytes to a checked Document, or a list of what is wrong where."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from pydantic import ValidationError

from debate.exchange.document import Document
from debate.exchange.faults import BadFile, Fault
from debate.exchange.references import reference_faults
from debate.text.clean import Unclean, clean

SIZE = 64 * 1024 * 1024
DEPTH = 40
FAULTS = 50
QUOTED = frozenset({"exact", "prefix", "suffix"})
LINES = QUOTED | {"detail", "about", "body", "digest", "summary", "note", "reason", "zh-Hant", "zh-Hans", "en"}


def read_document(data: bytes) -> Document:
    """The debate in a file. BadFile: not UTF-8 JSON, too big or deep, not of the schema, or at odds with itself."""
    value = _json(data)
    _raise(_unclean(value, ""))
    try:
        document = Document.model_validate(value)
    except ValidationError as error:
        raise BadFile([_told(item) for item in error.errors(include_url=False)][:FAULTS]) from None
    _raise(reference_faults(document))
    return document


def _raise(faults: Iterable[Fault]) -> None:
    found = [fault for fault, _ in zip(faults, range(FAULTS), strict=False)]
    if found:
        raise BadFile(found)


def _json(data: bytes) -> Any:
    if len(data) > SIZE:
        raise BadFile([Fault("", f"is larger than {SIZE // 1024 // 1024} MB")])
    if _nesting(data) > DEPTH:
        raise BadFile([Fault("", f"is nested deeper than {DEPTH}")])
    try:
        text = data.decode("utf-8")
        hooks: dict[str, Any] = {"parse_constant": _refuse, "parse_int": _integer, "parse_float": _real}
        return json.loads(text, object_pairs_hook=_unique, **hooks)
    except UnicodeDecodeError as error:
        raise BadFile([Fault("", f"is not UTF-8 at byte {error.start}")]) from None
    except json.JSONDecodeError as error:
        raise BadFile([Fault("", f"is not JSON: {error.msg} in line {error.lineno}, column {error.colno}")]) from None


def _nesting(data: bytes) -> int:
    """The deepest nesting of brackets outside strings, found without parsing."""
    depth = deepest = 0
    for token in re.finditer(rb'"(?:[^"\\]++|\\.)*+"?|[\[{\]}]', data, re.DOTALL):
        if token[0] in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token[0] in b"]}":
            depth -= 1
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadFile([Fault("", f"holds the key {twice[:40]!r} twice in one object")])
    return value


def _refuse(name: str) -> NoReturn:
    raise BadFile([Fault("", f"holds {name}, which is not JSON")])


def _integer(digits: str) -> int:
    if len(digits) > 20:
        raise BadFile([Fault("", f"holds a number of {len(digits)} digits")])
    return int(digits)


def _real(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits[:20])


def _unclean(value: Any, path: str) -> Iterator[Fault]:
    """Every string of the file that no form would accept."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _unclean(part, f"{path}/{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _unclean(part, f"{path}/{number}")
    elif isinstance(value, str):
        field = path.rpartition("/")[2]
        try:
            cleaned = clean(value, lines=field in LINES, marks=field in QUOTED)
        except Unclean as error:
            yield Fault(path, str(error))
        else:
            if cleaned != value and field not in QUOTED:
                yield Fault(path, "has white space around it, or line ends other than LF")


def _told(error: Any) -> Fault:
    path = "".join(f"/{part}" for part in error["loc"])
    return Fault(path, str(error["msg"]))
