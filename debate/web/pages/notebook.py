"""/me/notes/: what I noted, in all debates; /me/notes.md, .csv and .jsonld to take it along."""

from collections.abc import Callable, Iterable
from itertools import groupby

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from debate.annotations.lists import debates_of, my_tags, notebook_rows, notebook_whole
from debate.annotations.queries import Note, notebook
from debate.editing.naming import Named
from debate.exchange.notebook import Entry, as_csv, as_markdown
from debate.exchange.web_annotation import CONTEXT
from debate.models import Debate, User
from debate.text.words import Words
from debate.web.annotations.told import encoded, told
from debate.web.asked import number
from debate.web.lookup import reader
from debate.web.pages.notes import filters_of, in_their_places, wanted_of
from debate.web.templatetags.biantu import plain

Row = tuple[Note, Named, Debate]


@require_safe
def my_notes(request: HttpRequest) -> HttpResponse:
    """Newest first; `?tag=&kind=&open=1&page=`."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    wanted = wanted_of(request.GET)
    page = notebook(who, wanted, number(request.GET.get("page")) or 1)
    context = {
        "page": page,
        "rows": [(note, thing, debate, Words.of(debate, "title")) for note, thing, debate in _placed(page.notes)],
        "tags": my_tags(who),
        **filters_of(request.GET, wanted),
    }
    return render(request, "pages/notebook.html", context)


def _placed(notes: Iterable[Note]) -> list[Row]:
    """Each with what it is on, and in which debate, in their order."""
    notes = tuple(notes)
    debates = debates_of(notes)
    found: dict[int, Row] = {}
    for pk, debate in debates.items():
        own = tuple(note for note in notes if note.debate_id == pk)
        found |= {note.pk: (note, thing, debate) for note, thing in in_their_places(debate, own)}
    return [found[note.pk] for note in notes]


@require_safe
def notes_markdown(request: HttpRequest) -> HttpResponse:
    """All of them as Markdown, debate by debate."""
    return _export(request, "notes.md", "text/markdown", lambda entries: as_markdown(_("My notes"), entries))


@require_safe
def notes_csv(request: HttpRequest) -> HttpResponse:
    """All of them as a table."""
    return _export(request, "notes.csv", "text/csv", as_csv)


@require_safe
def notes_jsonld(request: HttpRequest) -> HttpResponse:
    """All of them as one page of W3C Web Annotations; their addresses answer programs only where they are public."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    items = [
        {name: value for name, value in each.items() if name != "@context"}
        for debate, rows in groupby(notebook_rows(who, wanted_of(request.GET)), key=lambda row: row.debate)
        for each in told(request, debate, rows)
    ]
    address = request.build_absolute_uri(request.path)
    page = {"@context": CONTEXT, "id": address, "type": "AnnotationPage", "items": items}
    headers = {"Content-Disposition": 'attachment; filename="notes.jsonld"'}
    return HttpResponse(encoded(page), "application/ld+json", headers=headers)


def _export(request: HttpRequest, name: str, kind: str, write: Callable[[list[Entry]], str]) -> HttpResponse:
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        write(_entries(request, who)), f"{kind}; charset=utf-8", headers={"Content-Disposition": disposition}
    )


def _entries(request: HttpRequest, who: User) -> list[Entry]:
    """The notes that the filters leave, those of one debate together."""
    bodies = notebook_whole(who, wanted_of(request.GET))
    rows = sorted(_placed(note for note, _ in bodies), key=lambda row: row[2].pk)
    written = {note.pk: body for note, body in bodies}
    site = request.build_absolute_uri("/")[:-1]
    return [_entry(site, row, written[row[0].pk]) for row in rows]


def _entry(site: str, row: Row, body: str) -> Entry:
    note, thing, debate = row
    return Entry(
        address=site + reverse("annotation", args=[note.pid]),
        debate=plain(Words.of(debate, "title")),
        kind=note.kind,
        on=" → ".join(plain(words) for words in (thing.words, thing.target) if words),
        target=site + reverse(note.kind, args=[note.on]),
        quote=note.quote,
        motivation=note.motivation,
        visibility=note.visibility,
        tags=note.tags,
        body=body,
        created=note.created_at.isoformat(timespec="seconds"),
        changed=note.changed_at.isoformat(timespec="seconds") if note.changed_at else "",
        resolved=note.resolved,
    )
