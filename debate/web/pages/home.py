"""/: the debates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from debate.arguments.queries import debate_rows
from debate.web.lookup import reader


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The debates a reader may see; with a single one, straight to it."""
    rows = debate_rows(reader(request))
    if len(rows) == 1:
        return redirect("debate", slug=rows[0].slug)
    return render(request, "pages/home.html", {"rows": rows})
