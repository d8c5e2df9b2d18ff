"""…/share/ below the address of a thing: the ways to pass it on and to cite it, which a panel shows on its page too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debate.exchange.bibliography.apa import as_apa
from debate.exchange.bibliography.chicago import as_chicago
from debate.exchange.bibliography.gbt7714 import as_gbt7714
from debate.models import Debate
from debate.text.script import script_of
from debate.web.sharing.references import reference_to
from debate.web.sharing.shared import Shared
from debate.web.sharing.ways import of_debate, of_revision, of_thing, of_version
from debate.web.summary import debate_head

STYLES = (("GB/T 7714-2015", as_gbt7714), ("APA 7", as_apa), ("Chicago 17", as_chicago))


def _share(request: HttpRequest, debate: Debate, shared: Shared) -> HttpResponse:
    """Links, text, QR code, references; nothing here is for search engines."""
    reference = reference_to(request, shared)
    site = request.build_absolute_uri("/")[:-1]
    context = {
        "debate": debate,
        "head": debate_head(debate),
        "shared": shared,
        "site": site,
        "address": site + shared.page,
        "language": script_of(shared.name),
        "reference": reference,
        "printed": [(name, style(reference)) for name, style in STYLES],
    }
    return render(request, "pages/share.html", context)


share = require_safe(of_thing(_share))
share_version = require_safe(of_version(_share))
share_debate = require_safe(of_debate(_share))
share_revision = require_safe(of_revision(_share))
