"""…/share/reference.bib, .ris and .json: the reference to a thing, to be taken into other programs."""

import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debate.exchange.bibliography.bibtex import as_bibtex
from debate.exchange.bibliography.csl import as_csl
from debate.exchange.bibliography.reference import Reference
from debate.exchange.bibliography.ris import as_ris
from debate.models import Debate
from debate.web.sharing.references import reference_to
from debate.web.sharing.shared import Shared
from debate.web.sharing.ways import of_debate, of_revision, of_thing, of_version


def as_csl_json(reference: Reference) -> str:
    """A list of one item, as programs expect it."""
    return json.dumps([as_csl(reference)], ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, tuple[str, Callable[[Reference], str]]] = {
    "bib": ("application/x-bibtex; charset=utf-8", as_bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", as_ris),
    "json": ("application/vnd.citationstyles.csl+json", as_csl_json),
}


def _reference(request: HttpRequest, debate: Debate, shared: Shared, form: str) -> HttpResponse:
    """A file named after the thing."""
    reference = reference_to(request, shared)
    kind, write = FORMS[form]
    name = f'attachment; filename="{reference.key}.{form}"'
    return HttpResponse(write(reference), content_type=kind, headers={"Content-Disposition": name})


reference = require_safe(of_thing(_reference))
reference_version = require_safe(of_version(_reference))
reference_debate = require_safe(of_debate(_reference))
reference_revision = require_safe(of_revision(_reference))
