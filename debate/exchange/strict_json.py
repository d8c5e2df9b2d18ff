"""JSON as others send it: UTF-8, bounded in size and depth, no key twice, no number that is none."""

import json
import math
import re
from typing import Any, NoReturn

from debate.exchange.faults import BadFile, Fault

DIGITS = 20
"""Of a number, at most."""


class TooLarge(BadFile):
    """There are more bytes than are taken."""


class Twice(BadFile):
    """An object holds `key` twice."""

    def __init__(self, key: str) -> None:
        super().__init__([Fault("", f"holds the key {key[:40]!r} twice in one object")])
        self.key = key


def strict_json(data: bytes, *, size: int, depth: int) -> Any:
    """The value in these bytes. BadFile: what is no JSON, holds a key twice, NaN, Infinity or endless digits, or is
    nested too deep; TooLarge."""
    if len(data) > size:
        raise TooLarge([Fault("", f"is larger than {told_size(size)}")])
    if nesting(data) > depth:
        raise BadFile([Fault("", f"is nested deeper than {depth}")])
    try:
        text = data.decode("utf-8")
        hooks: dict[str, Any] = {"parse_constant": _refuse, "parse_int": _integer, "parse_float": _real}
        return json.loads(text, object_pairs_hook=_unique, **hooks)
    except UnicodeDecodeError as error:
        raise BadFile([Fault("", f"is not UTF-8 at byte {error.start}")]) from None
    except json.JSONDecodeError as error:
        raise BadFile([Fault("", f"is not JSON: {error.msg} in line {error.lineno}, column {error.colno}")]) from None


def told_size(size: int) -> str:
    """A number of bytes in words."""
    return f"{size // 1024 // 1024} MB" if size >= 1024 * 1024 else f"{size // 1024} kB"


def nesting(data: bytes) -> int:
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
        raise Twice(twice)
    return value


def _refuse(name: str) -> NoReturn:
    raise BadFile([Fault("", f"holds {name}, which is not JSON")])


def _integer(digits: str) -> int:
    if len(digits) > DIGITS:
        raise BadFile([Fault("", f"holds a number of {len(digits)} digits")])
    return int(digits)


def _real(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits[:20])
