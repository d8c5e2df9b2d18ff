"""/s/<pid>/merge/: let a source that stands here twice be one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.models import Debate
from debate.sources.alike import alike
from debate.sources.passages import source_line
from debate.sources.queries import find_source
from debate.web.forms.merge import MergeSourceForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.writing import Writer, sent_form, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("source")
@writes
def merge_source(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Choose which stays, the likeliest first; what it will affect; then the old address leads to the survivor."""
    source = find_source(debate.pk, pid)
    sent = sent_form(request)
    form = MergeSourceForm(sent, pid=pid, alike=alike(source))
    if sent is not None and (goes_to := form.proceed(writer, reverse("source", args=[pid]))):
        return redirect(goes_to)
    into = form.cleaned_data.get("into", "") if form.impact else ""
    kept = source_line(find_source(debate.pk, into)) if into else None
    context = {"debate": debate, "head": debate_head(debate), "form": form, "writer": writer, "kept": kept}
    context |= {"gone": source_line(source), "tab": "sources"}
    return render(request, "pages/merge_source.html", context, status=form.status)
