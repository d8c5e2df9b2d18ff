"""What a request asks for and brings: formats, preferences, conditions."""

import re
from email.message import Message

from django.http import HttpRequest

from debate.exchange.web_annotation import CONTEXT
from debate.web.annotations.problem import Problem

LINKED, PLAIN = "application/ld+json", "application/json"
JSON_LD = f'{LINKED}; profile="{CONTEXT}"'
ACCEPTED = f"{JSON_LD}, {PLAIN}"
PROFILES = frozenset({CONTEXT, "http://www.w3.org/ns/json-ld#compacted"})
WILD = ("application/*", "*/*")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
ONLY_IRIS = "http://www.w3.org/ns/oa#PreferContainedIRIs"
ONLY_DESCRIPTIONS = "http://www.w3.org/ns/oa#PreferContainedDescriptions"
MINIMAL = "http://www.w3.org/ns/ldp#PreferMinimalContainer"
RETURN = re.compile(r'\breturn\s*=\s*"?representation"?\s*;\s*include\s*=\s*"([^"]*)"', re.IGNORECASE)
TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def negotiated(request: HttpRequest) -> str:
    """The Content-Type of the answer: what the Accept header weighs most, else JSON-LD. Problem: 406."""
    accepted = request.headers.get("Accept", "").strip()
    if not accepted:
        return JSON_LD
    weights: dict[str, float] = {}
    for kind, told in map(_media, _parts(accepted)):
        if kind != LINKED or _has_profile(told):
            weights[kind] = max(weights.get(kind, 0.0), _weight(told.get("q", "1")))
    own = [next((weights[kind] for kind in (offer, *WILD) if kind in weights), 0.0) for offer in (LINKED, PLAIN)]
    if not any(own):
        raise Problem(406, f"This is told as {ACCEPTED} alone.", headers={"Vary": "Accept"})
    return JSON_LD if own[0] >= own[1] else PLAIN


def _has_profile(told: dict[str, str]) -> bool:
    """Whether a profile, if any is asked for, is one that the answers have."""
    asked = told.get("profile", "").split()
    return not asked or not PROFILES.isdisjoint(asked)


def check_sent(request: HttpRequest) -> None:
    """Problem: 415 for what is not sent as JSON in UTF-8."""
    kind, told = _media(request.headers.get("Content-Type", ""))
    if kind not in (LINKED, PLAIN) or told.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Problem(415, f"Send an annotation as {ACCEPTED}, in UTF-8.", headers={"Accept-Post": ACCEPTED})
    if kind == LINKED and not _has_profile(told):
        raise Problem(415, f"The profile must be {CONTEXT}.", headers={"Accept-Post": ACCEPTED})


def preferences(request: HttpRequest) -> frozenset[str]:
    """What the Prefer header wants included (RFC 7240); nothing for what cannot be had at once."""
    found = RETURN.search(request.headers.get("Prefer", ""))
    wanted = frozenset(found[1].split()) if found else frozenset()
    return wanted - {ONLY_IRIS, ONLY_DESCRIPTIONS} if {ONLY_IRIS, ONLY_DESCRIPTIONS} <= wanted else wanted


def check_match(request: HttpRequest, tag: str) -> None:
    """Problem: 412 where an If-Match header names another state than the present one; without one there is no
    condition. A weak tag counts: proxies that compress make tags weak, and ours name a state, not its bytes."""
    condition = request.headers.get("If-Match", "").strip()
    if condition and condition != "*" and tag not in TAG.findall(condition):
        raise Problem(412, "The annotation was changed since: get it again.", headers={"ETag": tag})


def _parts(header: str) -> list[str]:
    """A header's list, at commas that stand in no quotation."""
    masked = QUOTED.sub(lambda found: "x" * len(found[0]), header)
    ends = [found.start() for found in re.finditer(",", masked)]
    return [header[start + 1 : end] for start, end in zip([-1, *ends], [*ends, len(header)], strict=True)]


def _media(value: str) -> tuple[str, dict[str, str]]:
    """A media type and its parameters, in lower case but for their values."""
    message = Message()
    message["Content-Type"] = re.sub(r"[\r\n]", " ", value)
    kind = value.partition(";")[0].strip().lower()
    return kind, {name.lower(): str(told) for name, told in (message.get_params() or [])[1:]}


def _weight(value: str) -> float:
    return float(value) if re.fullmatch(r"[01](\.\d{0,3})?", value) else 0.0
