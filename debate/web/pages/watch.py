"""/d/<slug>/watch/: what I follow in a debate, and what is new there."""

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from debate.editing.naming import Named
from debate.editing.telling import Told, named, tell
from debate.editing.watching import News, kind_of, news, news_marks, watched
from debate.history.refusals import Refused
from debate.models import Debate, User
from debate.web.asked import pid_of
from debate.web.forms.told import tell as tell_why
from debate.web.forms.watch import WatchForm
from debate.web.lookup import reader, with_debate, with_thing
from debate.web.middleware import PRIVATE
from debate.web.summary import debate_head
from debate.web.waiting import waiting_everywhere
from debate.web.writing import sent_form


@dataclass(frozen=True, slots=True)
class Followed:
    """A thing that is followed, and what was done there since."""

    kind: str
    thing: Named
    told: tuple[Told, ...]
    more: bool


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
def watch(request: HttpRequest, debate: Debate) -> HttpResponse:
    """News of what one follows; `?pid=` offers to follow that claim, its branch, or a source."""
    who = reader(request)
    if who is None:
        return redirect_to_login(request.get_full_path())
    form = WatchForm(sent_form(request))
    if form.is_bound and form.is_valid():
        try:
            form.act(who, debate)
            return redirect(request.get_full_path())
        except Refused as error:
            tell_why(form, error)
    context = {"debate": debate, "head": debate_head(debate), "form": form, **_asked(request, who, debate)}
    context["followed"] = _followed(debate, news(who, debate))
    return render(request, "pages/watch.html", context, status=400 if form.errors else 200)


def _asked(request: HttpRequest, who: User, debate: Debate) -> dict[str, object]:
    """The thing of ?pid=, and how it is followed already; and whether the debate is."""
    pid = pid_of(request.GET.get("pid", ""))
    kind = kind_of(debate, pid) if pid else ""
    own = watched(who, debate, [pid, debate.pid])
    return {
        "thing": named(debate.pk, [(kind, pid)])[0] if kind else None,
        "kinds": {found for found, of in own if of == pid},
        "follows_debate": ("debate", debate.pid) in own,
    }


def _followed(debate: Debate, items: list[News]) -> list[Followed]:
    """What is followed by its words, with its changes told, each once."""
    rows = {change.revision: change for item in items for change in item.changes}
    told = {entry.number: entry for entry in tell(debate.pk, list(rows.values()))}
    kinds = ["claim" if item.watch.kind == "branch" else item.watch.kind for item in items]
    things = named(debate.pk, [(kind, item.watch.pid) for kind, item in zip(kinds, items, strict=True)])
    return [
        Followed(item.watch.kind, thing, tuple(told[change.revision] for change in item.changes), item.more)
        for item, thing in zip(items, things, strict=True)
    ]


@require_safe
@with_thing("debate")
def news_of_map(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """/_/news/<pid>/: the claims that are news to the reader, and how many suggestions wait at which, as JSON; none
    without an account."""
    who = reader(request)
    waiting = waiting_everywhere(who, debate)
    found = {
        "claims": news_marks(who, debate) if who else [],
        "suggested": {pid: len(here) for pid, here in waiting.items()},
    }
    return JsonResponse(found, headers={"Cache-Control": PRIVATE})
