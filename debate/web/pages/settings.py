"""/d/<slug>/settings/: what the debate says of itself, and who may see it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from debate.access.members import count_members
from debate.editing.settings import seen
from debate.history.entries import find_entry
from debate.models import Debate
from debate.web.forms.settings import AccessForm, WordsForm
from debate.web.gate import only
from debate.web.lookup import reader, with_debate
from debate.web.notices import say, say_made
from debate.web.said import PUBLISHED_MEANS, VISIBILITY_MEANS, effects
from debate.web.summary import debate_head
from debate.web.writing import sent_form


@require_http_methods(["GET", "HEAD", "POST"])
@with_debate
@only("manage")
def settings(request: HttpRequest, debate: Debate) -> HttpResponse:
    """Words are saved at once; before a change of who sees the debate, the page says what will happen."""
    who = reader(request)
    assert who is not None
    data = sent_form(request)
    access = data is not None and data.get("part") == "access"
    words_form = WordsForm(None if access else data, debate=debate)
    access_form = AccessForm(data if access else None, debate=debate)
    form: WordsForm | AccessForm = access_form if access else words_form
    about_to = access and form.is_valid() and "confirmed" not in request.POST
    if data is not None and form.is_valid() and not about_to and form.act(was=data.get("was", ""), by=who):
        _say(request, debate, form)
        return redirect("debate" if access else "settings", debate.slug)
    context = {"words_form": words_form, "access_form": access_form, **_told(form, words_form, access_form)}
    if about_to:
        context |= _about_to(access_form)
    return render(request, "pages/settings.html", context, status=_status(form))


def _say(request: HttpRequest, before: Debate, form: WordsForm | AccessForm) -> None:
    """What became of it, for the next page."""
    now = form.debate
    if now.revision == before.revision:
        say_made(request, None)
    elif isinstance(form, WordsForm):
        say_made(request, find_entry(now.pk, now.revision))
    elif now.published_at is None:
        say(request, _("It is a draft: only members see it."))
    else:
        say(request, _("Published. %(means)s") % {"means": VISIBILITY_MEANS[Debate.Visibility(now.visibility)]})


def _told(form: WordsForm | AccessForm, words_form: WordsForm, access_form: AccessForm) -> dict[str, Any]:
    """The debate as it is now, which is not what the form was opened on if somebody else was faster."""
    now = form.debate
    return {
        "debate": now,
        "head": debate_head(now),
        "was": seen(now),
        "differing": words_form.differing() if words_form.stale else [],
        "visibilities": zip(access_form["visibility"], VISIBILITY_MEANS.values(), strict=True),
        "publications": zip(access_form["published"], PUBLISHED_MEANS.values(), strict=True),
        "tab": "settings",
    }


def _about_to(form: AccessForm) -> dict[str, Any]:
    told = form.cleaned_data
    published = told["published"] == "published"
    effect = {"visibility": told["visibility"], "published": published, "members": count_members(form.debate)}
    return {"about_to": effects(form.debate, **effect), "chosen": told, "publishes": published}


def _status(form: WordsForm | AccessForm) -> int:
    """409 where somebody else was faster, 400 for what cannot be saved."""
    if form.stale:
        return 409
    return 400 if form.errors else 200
