"""The reference to a thing that is shared: to itself at its version, or to the source that it is of."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from debate.exchange.bibliography.names import names
from debate.exchange.bibliography.reference import NEWS, PAGE, Name, Reference
from debate.sources.passages import SourceLine
from debate.web.sharing.shared import Shared

SITE, UNTITLED = _("Biantu"), _("Untitled report")


def reference_to(request: HttpRequest, shared: Shared) -> Reference:
    """As somebody would cite it who read it today."""
    if shared.source is not None:
        return of_source(shared.source)
    cited = shared.cited
    site = _in(cited.language, SITE)
    return Reference(
        key=_key(shared),
        kind=PAGE,
        language=cited.language,
        title=cited.title,
        container=cited.within or site,
        publisher=site,
        authors=(Name(literal=cited.author),) if cited.author else (),
        issued=cited.issued,
        url=request.build_absolute_uri(shared.fixed or shared.page),
        accessed=localdate().isoformat(),
        version=str(cited.version or ""),
    )


def of_source(line: SourceLine) -> Reference:
    """A source as it was published: what is not known is left out, and a title that it has not is described."""
    title = line.title.text or _in(line.language, UNTITLED)
    return Reference(
        key=f"biantu-{line.pid}",
        kind=NEWS,
        language=line.language,
        title=title,
        described=not line.title,
        container=line.outlet.text,
        authors=names(line.author.text),
        issued=line.published,
        url=line.address or line.archive,
        accessed=localdate().isoformat(),
    )


def _in(language: str, words: Promise) -> str:
    """Words of the interface in the language of a reference."""
    with override(language.lower()):
        return str(words)


def _key(shared: Shared) -> str:
    """What names it in a bibliography: with its version, and its language if that is not the first of the site's."""
    number = shared.cited.version
    mark = "r" if shared.kind in ("debate", "revision") else "v"
    language = "" if shared.cited.language == "zh-Hant" else shared.cited.language.lower()
    return "-".join(part for part in ("biantu", shared.pid, f"{mark}{number}" if number else "", language) if part)
