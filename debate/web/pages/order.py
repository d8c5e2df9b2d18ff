"""/c/<pid>/order/: the order of the responses, and which of them count only together."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debate.arguments.batch import naming
from debate.arguments.queries import find_claim
from debate.arguments.siblings import Siblings, siblings
from debate.models import Debate
from debate.web.forms.order import JoinForm, OrderForm
from debate.web.lookup import with_thing
from debate.web.summary import debate_head
from debate.web.templatetags.biantu import brief
from debate.web.writing import Writer, writes


@require_http_methods(["GET", "HEAD", "POST"])
@with_thing("claim")
@writes
def order(request: HttpRequest, debate: Debate, pid: str, writer: Writer) -> HttpResponse:
    """Up, down and numbers arrange the page, Save writes it; joining is told before it is done."""
    claim = find_claim(debate.pk, pid)
    found = siblings(debate.pk, claim)
    joins = request.POST.get("what") == "join"
    ordering = OrderForm(request.POST if request.method == "POST" and not joins else None, found=found)
    joining = _joining(request.POST if joins else None, found)
    goes_to = ""
    if joins:
        goes_to = joining.proceed(writer, reverse("order", args=[pid]))
    elif ordering.is_bound and not ordering.arranges:
        goes_to = ordering.send(writer, reverse("claim", args=[pid]))
    if goes_to:
        return redirect(goes_to)
    context = {"debate": debate, "head": debate_head(debate), "writer": writer, "claim": naming(claim)}
    context |= {"ordering": ordering, "joining": joining, "form": joining, "more": len(found.rest)}
    failed = joining.status if joins else 400 if ordering.is_bound and ordering.errors else 200
    return render(request, "pages/order.html", context, status=failed)


def _joining(sent: QueryDict | None, found: Siblings) -> JoinForm:
    labels = [(row.place.pid, brief(row.card)) for row in found.responses]
    return JoinForm(sent, labels=labels)
