"""Bytes to a checked Document, or a list of what is wrong where."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from debate.exchange.document import Document
from debate.exchange.faults import BadFile, Fault
from debate.exchange.references import reference_faults
from debate.exchange.strict_json import strict_json
from debate.text.clean import Unclean, clean

SIZE = 64 * 1024 * 1024
DEPTH = 40
FAULTS = 50
QUOTED = frozenset({"exact", "prefix", "suffix"})
LINES = QUOTED | {"detail", "about", "body", "digest", "summary", "note", "reason", "zh-Hant", "zh-Hans", "en"}


def read_document(data: bytes) -> Document:
    """The debate in a file. BadFile: not UTF-8 JSON, too big or deep, not of the schema, or at odds with itself."""
    value = strict_json(data, size=SIZE, depth=DEPTH)
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
