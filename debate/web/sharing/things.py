"""Each kind of thing as it is shared. A thing that is not there raises its DoesNotExist, as on its own page."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from debate.annotations.queries import note_of
from debate.arguments import versions
from debate.arguments.actions import wording_of
from debate.arguments.queries import claim_page, find_claim, link_page, merged_claim
from debate.editing.telling import named
from debate.history.entries import find_told
from debate.models import Address, Annotation, Claim, Debate
from debate.people.queries import find_speaker
from debate.sources.passages import source_line
from debate.sources.queries import find_source, full_citation
from debate.text.script import choose
from debate.text.words import Words
from debate.web.context import page_language
from debate.web.sharing.shared import Cited, Shared
from debate.web.templatetags.biantu import plain, wording


def claim(request: HttpRequest, debate: Debate, pid: str) -> Shared:
    """A claim, cited at the present version of the wording that this page is made of: eight queries."""
    page, row = claim_page(debate.pk, pid), find_claim(debate.pk, pid)
    present = versions.find_version(row, *_written_in(row))
    query = _query(row, present.language)
    found = _shared("claim", pid, debate, plain(page.card.text), reverse("claim", args=[pid]))
    return found(
        fixed=reverse("version", args=[pid, present.number]) + query,
        cited=_at_version(debate, present),
        standings=page.standings,
        rests_on=tuple({row.source.pid: source_line(row.source) for row in page.citations}.values()),
    )


def version(request: HttpRequest, debate: Debate, pid: str, number: int, survivor: Address | None = None) -> Shared:
    """The n-th wording of a claim, in its language or that of ?lang=; merged since, it is still there."""
    row = find_claim(debate.pk, pid) if survivor is None else merged_claim(debate.pk, pid)
    asked = request.GET.get("lang", "")
    own = versions.find_version(row, asked if asked in row.translations else row.language, number)
    found = _shared("version", pid, debate, own.text, reverse("version", args=[pid, number]))
    return found(query=_query(row, own.language), cited=_at_version(debate, own))


def link(request: HttpRequest, debate: Debate, pid: str) -> Shared:
    """A connection: from what to what."""
    page = link_page(debate.pk, pid)
    name = f"{plain(page.premise.text)} → {plain(page.target.text)}"
    return _shared("link", pid, debate, name, reverse("link", args=[pid]))(cited=_as_shown(debate, name, page.row))


def source(request: HttpRequest, debate: Debate, pid: str) -> Shared:
    """A source, cited as itself."""
    row = find_source(debate.pk, pid)
    name = plain(Words.of(row, "title" if row.title else "outlet"))
    found = _shared("source", pid, debate, name, reverse("source", args=[pid]))
    return found(cited=_as_shown(debate, name, row), source=source_line(row))


def citation(request: HttpRequest, debate: Debate, pid: str) -> Shared:
    """A passage, by what rests on it; cited as its source."""
    row = full_citation(debate.pk, pid)
    ends = [row.claim] if row.claim else [row.link.premise, row.link.parent]
    name = " → ".join(plain(Words.of(end, "text")) for end in ends)
    found = _shared("citation", pid, debate, name, reverse("citation", args=[pid]))
    return found(cited=_as_shown(debate, name, row), source=source_line(row.source))


def speaker(request: HttpRequest, debate: Debate, pid: str) -> Shared:
    """A speaker by his name."""
    row = find_speaker(debate.pk, pid)
    name = plain(Words.of(row, "name"))
    return _shared("speaker", pid, debate, name, reverse("speaker", args=[pid]))(cited=_as_shown(debate, name, row))


def annotation(request: HttpRequest, debate: Debate, row: Annotation) -> Shared:
    """A note, by what it is on; cited with whoever wrote it."""
    note = note_of(row, member=False)
    on = named(debate.pk, [(note.kind, note.on)])[0]
    words = " → ".join(plain(part) for part in (on.words, on.target) if part)
    name = _("Note on “%(words)s”") % {"words": words}
    found = _shared("annotation", row.pid, debate, name, reverse("annotation", args=[row.pid]))
    cited = _as_shown(debate, name, row, at=note.changed_at or note.created_at, author=note.creator)
    return found(cited=cited, fixed=reverse("annotation-version", args=[row.pid, note.version]))


def whole(request: HttpRequest, debate: Debate) -> Shared:
    """The debate, cited at its present revision."""
    title = wording(Words.of(debate, "title"))
    cited = Cited(title.text, title.language, "", _day(debate.changed_at), debate.revision)
    return Shared(
        kind="debate",
        pid=debate.pid,
        name=title.text,
        question="",
        path=reverse("debate", args=[debate.slug]),
        query="",
        fixed=reverse("revision", args=[debate.slug, debate.revision]),
        cited=cited,
    )


def revision(request: HttpRequest, debate: Debate, number: int) -> Shared:
    """The debate as of a revision."""
    at = find_told(debate.pk, number).at
    title = wording(Words.of(debate, "title"))
    return Shared(
        kind="revision",
        pid=debate.pid,
        name=_("%(question)s – Revision %(n)s") % {"question": title.text, "n": number},
        question="",
        path=reverse("revision", args=[debate.slug, number]),
        query="",
        fixed="",
        cited=Cited(title.text, title.language, "", _day(at), number),
    )


def _shared(kind: str, pid: str, debate: Debate, name: str, path: str) -> Any:
    """A thing of a debate, to be called with what else there is to it."""
    question = plain(Words.of(debate, "title"))

    def made(*, query: str = "", fixed: str = "", **more: Any) -> Shared:
        return Shared(kind=kind, pid=pid, name=name, question=question, path=path, query=query, fixed=fixed, **more)

    return made


def _written_in(row: Claim) -> tuple[str, int]:
    """The language of the wording that this page shows, or converts, and the number of its present version."""
    own, other = page_language(), {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(page_language(), "")
    for language in (own, *([] if other == row.language else [other])):
        number, _words = wording_of(row, language)
        if number:
            return language, number
    return row.language, row.version


def _query(row: Claim, language: str) -> str:
    return f"?lang={language}" if language != row.language else ""


def _at_version(debate: Debate, own: versions.Version) -> Cited:
    """A wording as it stands, not as a page converts it."""
    title = Words.of(debate, "title")
    within = choose(own.language, title.language, title.text, title.translations)  # type: ignore[arg-type]
    return Cited(own.text, own.language, within.text, _day(own.at), own.number)


def _as_shown(debate: Debate, name: str, row: Any, *, at: datetime | None = None, author: str = "") -> Cited:
    """What has no version that could be cited, as this page shows it."""
    return Cited(name, page_language(), plain(Words.of(debate, "title")), _day(at or row.created_at), author=author)


def _day(at: datetime) -> str:
    return localtime(at).date().isoformat()
