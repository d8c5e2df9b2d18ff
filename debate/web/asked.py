"""Read numbers and things out of the query of an address: what cannot be read is as if it were not there."""

import re

from django.http import QueryDict

from debate.history.entries import Asked
from debate.web.converters import PidConverter

PID = re.compile(rf"(?:^|/)({PidConverter.regex})/?$")
MOST = 2**31 - 1
ACTION = re.compile(r"[a-z_]{1,30}")


def number(text: str | None) -> int | None:
    """A number from 1 on that a database can hold."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    found = int(text)
    return found if 1 <= found <= MOST else None


def pid_of(text: str) -> str:
    """The pid out of a permalink, or by itself; empty for anything else."""
    found = PID.search(text.strip())
    return found[1] if found else ""


def asked(query: QueryDict) -> Asked:
    """Which changes an address asks for."""
    action = query.get("action", "")
    return Asked(
        person=number(query.get("by")),
        action=action if ACTION.fullmatch(action) else "",
        thing=pid_of(query.get("thing", "")),
        before=number(query.get("before")),
    )
