"""What the query of an address asks for; what is odd is read as nothing, on either engine."""

import re

from django.http import HttpRequest

from debate.web.converters import PidConverter

PID = re.compile(PidConverter.regex)


def claim_asked(request: HttpRequest) -> str:
    """The pid in ?c=, or empty."""
    pid: str = request.GET.get("c", "")
    return pid if PID.fullmatch(pid) else ""


def start_asked(request: HttpRequest) -> int:
    """The number in ?from=; 0 for none, or for what is no number a list can have."""
    start: str = request.GET.get("from", "")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 0


def pids_asked(request: HttpRequest, most: int) -> list[str]:
    """The pids of ?p=…,…, each once, in their order; what is none is left out, and all beyond `most`."""
    found = dict.fromkeys(part for part in request.GET.get("p", "").split(",") if PID.fullmatch(part))
    return list(found)[:most]
