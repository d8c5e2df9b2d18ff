"""/c/<pid>/v/<n>/restore/: make an old wording the present one again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments import versions
from debate.arguments.queries import find_claim
from debate.models import Debate
from debate.text.words import Words
from debate.web.forms.undo import RestoreForm
from debate.web.lookup import with_thing
from debate.web.pages.version import language_asked
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def restore(request: HttpRequest, debate: Debate, pid: str, number: int, writer: Writer) -> HttpResponse:
    """What would be other then; on POST it is so, as a new version."""
    claim = find_claim(debate.pk, pid)
    language = language_asked(request, claim)
    old = versions.find_version(claim, language, number)
    sent = sent_form(request)
    form = RestoreForm(sent, claim=claim, language=language, number=number)
    if sent is not None and (goes_to := form.send(writer, reverse("history", args=[pid]))):
        return redirect(goes_to)
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "claim": claim,
        "version": old,
        "words": Words(language, old.text),
        "restored": versions.restored(claim, old),
        "form": form,
        "writer": writer,
    }
    return render(request, "pages/restore.html", context, status=400 if form.errors else 200)
