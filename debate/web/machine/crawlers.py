"""/sitemap.xml and /robots.txt: what search engines are shown, and what they are kept off."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from debate.access.queries import listed
from debate.exchange.machine.addresses import LETTERS
from debate.exchange.machine.sitemap import FILES, PAGES, index_xml, sitemap_xml
from debate.history.listing import addresses_in, extents
from debate.web.context import TAGS
from debate.web.machine.told.base import addresses
from debate.web.middleware import DEFAULT, PREFIXES

XML = "application/xml; charset=utf-8"
LANGUAGES = [(TAGS[code], "" if code == DEFAULT else f"/{code}") for code in (DEFAULT, *PREFIXES)]
PARTS = ("", "outline/", "sources/", "people/", "notes/", "activity/", "about/")
WRITING = {  # what is written at, by the letter before: nothing for who only reads
    "c": "respond edit describe merge place order cite note withdraw v/*/restore",
    "l": "respond edit cite note",
    "s": "edit attach merge note withdraw paragraphs",
    "q": "edit note withdraw",
    "p": "edit merge withdraw",
    "a": "reply edit withdraw resolve flag keep",
    "d": "copy members invitations settings watch report reports proposals undo undo-person sources/add people/add",
}
PERSONAL = ("_", "me", "account", "sign-in", "sign-out", "start", "invitation")


@require_safe
def sitemaps(request: HttpRequest) -> HttpResponse:
    """The index: one or more sitemaps for each debate that everybody finds. Two queries."""
    site = addresses(request).site
    found = [
        (f"{site}/sitemap-{debate.pid}-{number}.xml", debate.changed_at)
        for debate in extents(listed(None))
        for number in range(1, max(1, -(-debate.addresses // PAGES)) + 1)
    ]
    return HttpResponse(index_xml(found[:FILES]), content_type=XML)


@require_safe
def sitemap(request: HttpRequest, pid: str, number: int) -> HttpResponse:
    """The pages of a debate by its number; the first begins with the debate's own. Two queries."""
    debate = listed(None).filter(pid=pid).first()
    if debate is None:
        raise Http404
    found = addresses_in(debate.pk, first=(number - 1) * PAGES, most=PAGES) if number else []
    if number != 1 and not found:
        raise Http404
    own = [(f"/d/{debate.slug}/{part}", debate.changed_at) for part in PARTS] if number == 1 else []
    things = [(f"/{LETTERS[kind]}/{thing}/", None) for kind, thing in found]
    return HttpResponse(sitemap_xml(addresses(request).site, [*own, *things], LANGUAGES), content_type=XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309."""
    kept_off = [f"/{part}/" for part in PERSONAL]
    kept_off += [f"/{letter}/*/{part}/" for letter, parts in WRITING.items() for part in parts.split()]
    rules = [f"Disallow: {prefix}{path}" for _tag, prefix in LANGUAGES for path in kept_off]
    shown = [f"Allow: {prefix}/_/picture/" for _tag, prefix in LANGUAGES]  # the longer rule counts
    lines = ["User-agent: *", *rules, *shown, "", f"Sitemap: {addresses(request).site}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
