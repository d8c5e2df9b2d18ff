"""Web Annotations that others send, to what the actions take: things by their addresses, languages, words."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.http import HttpRequest

from debate.annotations.actions import Motivation, NoteFields, add_note, reply_to
from debate.annotations.published import find_published
from debate.annotations.seeking import paragraph_of, selection_of
from debate.annotations.selection import Selection
from debate.annotations.targets import live_target
from debate.exchange.web_annotation import Json
from debate.exchange.web_annotation_read import Sent
from debate.exchange.web_target import Sought, target_of
from debate.history.refusals import Refused, Why
from debate.models import Annotation, Debate, User
from debate.models.base import Language
from debate.web.annotations.problem import Problem
from debate.web.context import TAGS
from debate.web.middleware import ALIASES, DEFAULT, PREFIXES

PID = r"[0-9a-hjkmnp-tv-z]{10}"
KINDS = {"c": "claim", "l": "link", "q": "citation", "s": "source"}
THING = re.compile(rf"/([clqs])/({PID})/")
NOTE = re.compile(rf"/annotations/({PID})/({PID})")
VERSION = re.compile(rf"/c/({PID})/v/(\d{{1,9}})/")
PARAGRAPH = re.compile(r"p-(\d{1,9})")
CHINESE = {"zh": Language.ZH_HANS, "zh-cn": Language.ZH_HANS, "zh-sg": Language.ZH_HANS}
CHINESE |= dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), Language.ZH_HANT)


@dataclass(frozen=True, slots=True)
class Named:
    """What an address names here: a thing, or a note, in the language of its page; `block` of a source if it says."""

    kind: str
    pid: str
    block: int | None = None
    language: str = ""


def named(request: HttpRequest, debate: Debate, source: str) -> Named:
    """What a target's address names, whatever language and query it has. Problem: 400 for what is not of this site, or
    no thing that notes are on."""
    path, fragment, language = _ours(request, source, "/target/source")
    if (note := NOTE.fullmatch(path)) and note[1] == debate.pid:
        return Named("annotation", note[2])
    thing = THING.fullmatch(path)
    if thing is None:
        raise Problem(400, "This is no claim, link, citation, source or note of this container.", field="/target")
    found = PARAGRAPH.fullmatch(fragment)
    return Named(KINDS[thing[1]], thing[2], int(found[1]) if found else None, language)


def _ours(request: HttpRequest, address: str, field: str) -> tuple[str, str, str]:
    """Path without language, fragment, and language of an address of this site. Problem otherwise."""
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Problem(400, "This is no address.", field=field) from None
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != request.get_host().lower():
        raise Problem(400, f"Notes here are on pages of {request.get_host()}.", field=field)
    first, _, rest = parts.path.lstrip("/").partition("/")
    if first.lower() in (*PREFIXES, *ALIASES):
        code = ALIASES.get(first.lower(), f"/{first.lower()}").lstrip("/") or DEFAULT
        return f"/{rest}", parts.fragment, TAGS[code]
    return parts.path, parts.fragment, TAGS[DEFAULT]


def pinned_to(request: HttpRequest, debate: Debate, sought: Sought, on: Named) -> tuple[int | None, Selection | None]:
    """Paragraph and words that a target means. Refused: what live_target and selection_of refuse. Problem: a position
    without the words, a version of something else."""
    block = on.block
    if sought.quote is None:
        if sought.position is not None:
            raise Problem(400, "Quote the words too (TextQuoteSelector).", field="/target/selector")
        return block, None
    if on.kind == "source" and block is None:
        block = paragraph_of(debate, on.pid, sought.quote)
    target = live_target(debate, on.kind, on.pid, block)
    language, version = _version(request, sought.cached, on)
    return block, selection_of(target, sought.quote, sought.position, language=language, version=version)


def _version(request: HttpRequest, cached: str, on: Named) -> tuple[str, int]:
    """Language and number of the version in a TimeState; the page's language, and 0, without one."""
    if not cached:
        return on.language, 0
    field = "/target/state/cached"
    path, _, _ = _ours(request, cached, field)
    found = VERSION.fullmatch(path)
    if found is None or (on.kind, on.pid) != ("claim", found[1]):
        raise Problem(400, "This is no version of the target.", field=field)
    asked = parse_qs(urlsplit(cached).query).get("lang", [""])[0]
    return (asked if asked in Language.values else ""), int(found[2])


def add(request: HttpRequest, debate: Debate, sent: Sent, by: User) -> Annotation:
    """Make the note, or the reply. Refused: what the actions refuse. Problem: a target that is none, or of no reply."""
    on = named(request, debate, sent.target.source)
    known: dict[str, Any] = {
        "canonical": sent.canonical,
        "via": list(dict.fromkeys((*sent.via, *filter(None, [sent.id])))),
    }
    if on.kind == "annotation":
        if sent.motivation not in ("", Motivation.REPLYING):
            raise Problem(400, "A note on a note is a reply.", field="/motivation")
        if sent.target.quote is not None or sent.target.position is not None:
            raise Problem(400, "A reply is to a whole note.", field="/target/selector")
        if find_published(debate, on.pid) is None:
            raise Refused(Why.UNKNOWN, "target")
        note = fields_of(sent, language=debate.language, motivation=Motivation.REPLYING)
        return reply_to(debate=debate, pid=on.pid, note=note, by=by, **known)
    if sent.said == Motivation.REPLYING:
        raise Problem(400, "A reply is on a note: its target is that note's address.", field="/target")
    block, chosen = pinned_to(request, debate, sent.target, on)
    note = fields_of(sent, language=debate.language, motivation=sent.said)
    place: dict[str, Any] = {"kind": on.kind, "pid": on.pid, "block": block, "selection": chosen}
    return add_note(debate=debate, note=note, by=by, **place, **known)


def check_kept(request: HttpRequest, debate: Debate, sent: Sent, row: Annotation, told: Json) -> None:
    """Problem: 409 where a note would get another identity, target, or place in a thread; what is left out stays."""
    reply = row.reply_to_id is not None
    kept = {
        "/id": sent.id in ("", told["id"]),
        "/canonical": sent.canonical in ("", row.canonical),
        "/via": not sent.via or set(sent.via) == set(row.via),
        "/motivation": not sent.motivation or (sent.motivation == Motivation.REPLYING) == reply,
        "/target": same_target(request, debate, sent.target, row, target_of(told["target"])),
    }
    for field, same in kept.items():
        if not same:
            raise Problem(409, "This cannot be changed.", field=field)


def same_target(request: HttpRequest, debate: Debate, sought: Sought, row: Annotation, told: Sought) -> bool:
    """Whether a target is still the one that the note has; `told` is how it is told to others."""
    there, here = (named(request, debate, one.source) for one in (sought, told))
    if (there.kind, there.pid) != (here.kind, here.pid) or there.block not in (None, here.block):
        return False
    if sought.quote is None:
        return (sought.position is None) == (told.position is None) and sought.position == told.position
    return sought.quote.exact == row.exact and sought.position in (None, told.position)


def fields_of(sent: Sent, *, language: str, motivation: str) -> NoteFields:
    """What a note says, and that everybody reads it; `language` and `motivation` are for what says none."""
    return NoteFields(
        sent.body.text,
        motivation,
        sent.body.tags,
        language_of(sent.body.language) or language,
        Annotation.Visibility.PUBLIC,
    )


def language_of(code: str) -> str:
    """One of our languages for a tag (BCP 47); nothing for no tag. Refused for another language."""
    lower = code.lower()
    if not lower:
        return ""
    for known in Language.values:
        if lower == known.lower() or lower.startswith(f"{known.lower()}-"):
            return known
    if lower in CHINESE:
        return CHINESE[lower]
    raise Refused(Why.UNKNOWN, "language")
