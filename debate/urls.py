"""Addresses: machine URLs without a language, pages in three (docs/urls.md)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, register_converter

from debate.web.converters import PidConverter
from debate.web.pages import errors, health
from debate.web.pages.about import about
from debate.web.pages.cards import cards
from debate.web.pages.citation import citation
from debate.web.pages.claim import claim
from debate.web.pages.compare import compare
from debate.web.pages.debate import debate
from debate.web.pages.home import home
from debate.web.pages.labels import labels
from debate.web.pages.link import link
from debate.web.pages.link_edit import link_edit
from debate.web.pages.map import topology
from debate.web.pages.merge import merge
from debate.web.pages.merge_speaker import merge_speaker
from debate.web.pages.order import order
from debate.web.pages.outline import outline
from debate.web.pages.people import people
from debate.web.pages.place import place
from debate.web.pages.proposal import proposal
from debate.web.pages.sign_in import sign_in, sign_out
from debate.web.pages.source import source
from debate.web.pages.sources import sources
from debate.web.pages.speaker import speaker
from debate.web.pages.withdraw import withdraw

register_converter(PidConverter, "pid")

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path(".well-known/security.txt", health.security_txt, name="security-txt"),
    path("_/map/<pid:pid>/<int:shape>.json", topology, name="map"),
    *i18n_patterns(
        path("", home, name="home"),
        path("d/<slug:slug>/", debate, name="debate"),
        path("d/<slug:slug>/outline/", outline, name="outline"),
        path("d/<slug:slug>/sources/", sources, name="sources"),
        path("d/<slug:slug>/people/", people, name="people"),
        path("d/<slug:slug>/compare/", compare, name="compare"),
        path("d/<slug:slug>/about/", about, name="about"),
        path("d/<slug:slug>/proposals/<int:number>/", proposal, name="proposal"),
        path("c/<pid:pid>/", claim, name="claim"),
        path("c/<pid:pid>/withdraw/", withdraw, name="withdraw"),
        path("l/<pid:pid>/", link, name="link"),
        path("s/<pid:pid>/", source, name="source"),
        path("q/<pid:pid>/", citation, name="citation"),
        path("p/<pid:pid>/", speaker, name="speaker"),
        path("_/cards/<pid:pid>/", cards, name="cards"),
        path("_/labels/<pid:pid>/", labels, name="labels"),
        path("sign-in/", sign_in, name="sign-in"),
        path("sign-out/", sign_out, name="sign-out"),
        path("c/<pid:pid>/merge/", merge, name="merge"),
        path("c/<pid:pid>/place/", place, name="place"),
        path("c/<pid:pid>/order/", order, name="order"),
        path("l/<pid:pid>/edit/", link_edit, name="link-edit"),
        path("p/<pid:pid>/merge/", merge_speaker, name="merge-speaker"),
        prefix_default_language=False,
    ),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
