"""The other forms of a page: in its head and in its Link header."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from debate.exchange.machine.addresses import Addresses, form_of
from debate.models import Debate
from debate.web.machine.answers import KINDS
from debate.web.machine.told.base import addresses
from debate.web.middleware import DEFAULT

SERVICE = "http://www.w3.org/ns/oa#annotationService"
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Forms:
    """Of one page: `page` without a language, `cite_as` what never changes (RFC 8574), the feed in the page's language
    or empty, and the container of the debate's notes."""

    site: Addresses
    page: str
    cite_as: str
    feed: str
    container: str

    @property
    def json(self) -> str:
        """The JSON beside the page."""
        return form_of(self.page, "json")

    @property
    def jsonld(self) -> str:
        """The JSON-LD beside the page."""
        return form_of(self.page, "jsonld")

    def header(self, own: str = "") -> str:
        """The Link header of the page, or of its form `own` (json, jsonld), which leads to the page."""
        found = [f'<{self.page}>; rel="{"alternate" if own else "canonical"}"' + ('; type="text/html"' if own else "")]
        for form, kind in KINDS.items():
            if form != own:
                found.append(f'<{form_of(self.page, form)}>; rel="alternate"; type="{kind}"')
        if self.feed:
            found.append(f'<{self.feed}>; rel="alternate"; type="{ATOM}"')
        found.append(f'<{self.cite_as}>; rel="cite-as"')
        return ", ".join([*found, f'<{self.container}>; rel="{SERVICE}"'])


def told(response: HttpResponse, forms: Forms) -> HttpResponse:
    """The page with its links."""
    response.headers["Link"] = forms.header()
    return response


def forms_of(request: HttpRequest, debate: Debate, kind: str, pid: str, *, version: int = 0) -> Forms:
    """Of a thing's page; of a claim with the version that it shows, and its feed."""
    site = addresses(request)
    page = site.thing(kind, pid)
    feed = f"{site.site}{_prefix(request)}/c/{pid}/history/feed/" if version else ""
    return Forms(site, page, site.version(pid, version) if version else page, feed, site.container(debate.pid))


def forms_of_version(request: HttpRequest, debate: Debate, pid: str, number: int, language: str = "") -> Forms:
    """Of a claim's wording (`language` of a translation)."""
    site = addresses(request)
    page = site.version(pid, number, language)
    return Forms(site, page, page, "", site.container(debate.pid))


def forms_of_debate(request: HttpRequest, debate: Debate, part: str = "") -> Forms:
    """Of the debate's front page, or of one of its lists."""
    site = addresses(request)
    page = f"{site.debate(debate.slug)}{part}/" if part else site.debate(debate.slug)
    feed = f"{site.site}{_prefix(request)}/d/{debate.slug}/activity/feed/"
    return Forms(site, page, site.revision(debate.slug, debate.revision), feed, site.container(debate.pid))


def forms_of_revision(request: HttpRequest, debate: Debate, number: int, page: int = 1) -> Forms:
    """Of the debate as of a revision."""
    site = addresses(request)
    own = site.revision(debate.slug, number, page)
    return Forms(site, own, site.revision(debate.slug, number), "", site.container(debate.pid))


def _prefix(request: HttpRequest) -> str:
    language = getattr(request, "LANGUAGE_CODE", DEFAULT)
    return "" if language == DEFAULT else f"/{language}"
