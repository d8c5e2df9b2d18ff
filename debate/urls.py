"""Addresses: machine URLs without a language, pages in three (docs/urls.md)."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path, register_converter

from debate.web.accounts.urls import urlpatterns as accounts
from debate.web.admin.site import operators
from debate.web.converters import FormConverter, KindConverter, PictureConverter, PidConverter, ReferenceConverter
from debate.web.machine import crawlers, lists, things, wholes
from debate.web.pages import annotation_write as of_note
from debate.web.pages import cite, errors, health, picture, write_source, write_speaker
from debate.web.pages.about import about
from debate.web.pages.activity import activity
from debate.web.pages.annotation import annotation
from debate.web.pages.annotation_version import annotation_version
from debate.web.pages.annotations import annotation_container, annotation_containers, annotation_resource
from debate.web.pages.cards import cards
from debate.web.pages.citation import citation
from debate.web.pages.claim import claim
from debate.web.pages.compare import compare
from debate.web.pages.debate import debate
from debate.web.pages.describe import describe
from debate.web.pages.edit import edit
from debate.web.pages.embed import embed
from debate.web.pages.embed_map import embed_map
from debate.web.pages.feed import claim_feed, debate_feed
from debate.web.pages.history import history
from debate.web.pages.home import home
from debate.web.pages.invitation import invitation
from debate.web.pages.invitations import invitations
from debate.web.pages.labels import labels
from debate.web.pages.link import link
from debate.web.pages.link_edit import link_edit
from debate.web.pages.map import topology
from debate.web.pages.member import member
from debate.web.pages.members import members
from debate.web.pages.merge import merge
from debate.web.pages.merge_source import merge_source
from debate.web.pages.merge_speaker import merge_speaker
from debate.web.pages.note import note_citation, note_claim, note_link, note_source
from debate.web.pages.note_spans import citation_spans, claim_spans, link_spans, source_spans
from debate.web.pages.note_tags import note_tags
from debate.web.pages.notebook import my_notes, notes_csv, notes_jsonld, notes_markdown
from debate.web.pages.notes import notes
from debate.web.pages.oembed import oembed
from debate.web.pages.order import order
from debate.web.pages.outline import outline
from debate.web.pages.people import people
from debate.web.pages.place import place
from debate.web.pages.proposal import proposal
from debate.web.pages.proposals import proposals
from debate.web.pages.qr import qr, qr_debate, qr_revision, qr_version
from debate.web.pages.reference import reference, reference_debate, reference_revision, reference_version
from debate.web.pages.report import report
from debate.web.pages.reports import reports
from debate.web.pages.respond import respond, respond_to_link
from debate.web.pages.restore import restore
from debate.web.pages.revision import revision
from debate.web.pages.settings import settings
from debate.web.pages.share import share, share_debate, share_revision, share_version
from debate.web.pages.source import source
from debate.web.pages.sources import sources
from debate.web.pages.speaker import speaker
from debate.web.pages.start import copy, start, start_from_file
from debate.web.pages.undo import undo
from debate.web.pages.undo_person import undo_person
from debate.web.pages.version import difference, version
from debate.web.pages.watch import news_of_map, watch
from debate.web.pages.withdraw import withdraw

register_converter(PidConverter, "pid")
register_converter(KindConverter, "kind")
register_converter(PictureConverter, "picture")
register_converter(ReferenceConverter, "reference")
register_converter(FormConverter, "form")

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path(".well-known/security.txt", health.security_txt, name="security-txt"),
    path("_/map/<pid:pid>/<int:shape>.json", topology, name="map"),
    path("oembed", oembed, name="oembed"),
    path("annotations/", annotation_containers, name="annotation-containers"),
    path("annotations/<pid:pid>/", annotation_container, name="annotation-container"),
    path("annotations/<pid:container>/<pid:pid>", annotation_resource, name="annotation-resource"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemaps, name="sitemaps"),
    path("sitemap-<pid:pid>-<int:number>.xml", crawlers.sitemap, name="sitemap"),
    path("schema.json", wholes.schema, name="schema"),
    path("debates.<form:form>", lists.debates, name="debates-form"),
    path("d/<slug:slug>.<form:form>", wholes.debate, name="debate-form"),
    path("d/<slug:slug>/r/<int:number>.<form:form>", wholes.revision, name="revision-form"),
    path("d/<slug:slug>/claims.<form:form>", lists.claims, name="claims-form"),
    path("d/<slug:slug>/links.<form:form>", lists.links, name="links-form"),
    path("d/<slug:slug>/sources.<form:form>", lists.sources, name="sources-form"),
    path("d/<slug:slug>/citations.<form:form>", lists.citations, name="citations-form"),
    path("d/<slug:slug>/people.<form:form>", lists.people, name="people-form"),
    path("d/<slug:slug>/notes.<form:form>", lists.notes, name="notes-form"),
    path("d/<slug:slug>/activity.<form:form>", lists.activity, name="activity-form"),
    path("c/<pid:pid>.<form:form>", things.claim, name="claim-form"),
    path("c/<pid:pid>/v/<int:number>.<form:form>", things.version, name="version-form"),
    path("l/<pid:pid>.<form:form>", things.link, name="link-form"),
    path("s/<pid:pid>.<form:form>", things.source, name="source-form"),
    path("q/<pid:pid>.<form:form>", things.citation, name="citation-form"),
    path("p/<pid:pid>.<form:form>", things.speaker, name="speaker-form"),
    path("a/<pid:pid>.<form:form>", things.annotation, name="annotation-form"),
    *i18n_patterns(
        path("", home, name="home"),
        path("d/<slug:slug>/", debate, name="debate"),
        path("d/<slug:slug>/outline/", outline, name="outline"),
        path("d/<slug:slug>/sources/", sources, name="sources"),
        path("d/<slug:slug>/people/", people, name="people"),
        path("d/<slug:slug>/compare/", compare, name="compare"),
        path("d/<slug:slug>/about/", about, name="about"),
        path("d/<slug:slug>/watch/", watch, name="watch"),
        path("_/news/<pid:pid>/", news_of_map, name="news"),
        path("d/<slug:slug>/report/", report, name="report"),
        path("d/<slug:slug>/reports/", reports, name="reports"),
        path("d/<slug:slug>/proposals/<int:number>/", proposal, name="proposal"),
        path("d/<slug:slug>/members/", members, name="members"),
        path("d/<slug:slug>/members/<int:number>/", member, name="member"),
        path("d/<slug:slug>/invitations/", invitations, name="invitations"),
        path("d/<slug:slug>/settings/", settings, name="settings"),
        path("invitation/<slug:token>/", invitation, name="invitation"),
        path("c/<pid:pid>/", claim, name="claim"),
        path("c/<pid:pid>/withdraw/", withdraw, name="withdraw"),
        path("l/<pid:pid>/", link, name="link"),
        path("s/<pid:pid>/", source, name="source"),
        path("q/<pid:pid>/", citation, name="citation"),
        path("p/<pid:pid>/", speaker, name="speaker"),
        path("_/cards/<pid:pid>/", cards, name="cards"),
        path("_/labels/<pid:pid>/", labels, name="labels"),
        path("_/notes/claim/<pid:pid>.json", claim_spans, name="claim-spans"),
        path("_/notes/link/<pid:pid>.json", link_spans, name="link-spans"),
        path("_/notes/citation/<pid:pid>.json", citation_spans, name="citation-spans"),
        path("_/notes/source/<pid:pid>.json", source_spans, name="source-spans"),
        path("_/notes/tags/<pid:pid>.json", note_tags, name="note-tags"),
        path("embed/c/<pid:pid>/", embed, name="embed"),
        path("embed/d/<slug:slug>/", embed_map, name="embed-map"),
        path("_/picture/debate/<pid:pid>/<slug:asked>.png", picture.picture_of_debate, name="picture-debate"),
        path("_/picture/claim/<pid:pid>/<slug:asked>.png", picture.picture_of_claim, name="picture-claim"),
        path(
            "_/picture/claim/<pid:pid>/<slug:language>/<int:number>/<slug:asked>.png",
            picture.picture_of_version,
            name="picture-version",
        ),
        path("_/picture/link/<pid:pid>/<slug:asked>.png", picture.picture_of_link, name="picture-link"),
        path("_/picture/citation/<pid:pid>/<slug:asked>.png", picture.picture_of_citation, name="picture-citation"),
        path("_/picture/source/<pid:pid>/<slug:asked>.png", picture.picture_of_source, name="picture-source"),
        path("_/picture/speaker/<pid:pid>/<slug:asked>.png", picture.picture_of_speaker, name="picture-speaker"),
        path("_/picture/note/<pid:pid>/<slug:asked>.png", picture.picture_of_note, name="picture-annotation"),
        path("_/operators/", operators.urls),
        *accounts,
        path("c/<pid:pid>/respond/", respond, name="respond"),
        path("l/<pid:pid>/respond/", respond_to_link, name="respond-to-link"),
        path("c/<pid:pid>/edit/", edit, name="edit"),
        path("c/<pid:pid>/describe/", describe, name="describe"),
        path("c/<pid:pid>/merge/", merge, name="merge"),
        path("c/<pid:pid>/place/", place, name="place"),
        path("c/<pid:pid>/order/", order, name="order"),
        path("l/<pid:pid>/edit/", link_edit, name="link-edit"),
        path("p/<pid:pid>/merge/", merge_speaker, name="merge-speaker"),
        path("s/<pid:pid>/merge/", merge_source, name="merge-source"),
        path("start/", start, name="start"),
        path("start/file/", start_from_file, name="start-from-file"),
        path("d/<slug:slug>/copy/", copy, name="copy"),
        path("d/<slug:slug>/sources/add/", write_source.add_source, name="add-source"),
        path("s/<pid:pid>/edit/", write_source.edit_source, name="edit-source"),
        path("s/<pid:pid>/attach/", write_source.attach, name="attach"),
        path("s/<pid:pid>/paragraphs/<int:number>/", write_source.paragraph, name="paragraph"),
        path("s/<pid:pid>/withdraw/", write_source.withdraw_a_source, name="withdraw-source"),
        path("d/<slug:slug>/people/add/", write_speaker.add_speaker, name="add-speaker"),
        path("p/<pid:pid>/edit/", write_speaker.edit_speaker, name="edit-speaker"),
        path("p/<pid:pid>/withdraw/", write_speaker.withdraw_a_speaker, name="withdraw-speaker"),
        path("c/<pid:pid>/cite/", cite.cite_claim, name="cite-claim"),
        path("l/<pid:pid>/cite/", cite.cite_link, name="cite-link"),
        path("q/<pid:pid>/edit/", cite.edit_citation, name="edit-citation"),
        path("q/<pid:pid>/withdraw/", cite.withdraw_a_citation, name="withdraw-citation"),
        path("d/<slug:slug>/activity/", activity, name="activity"),
        path("d/<slug:slug>/activity/feed/", debate_feed, name="activity-feed"),
        path("d/<slug:slug>/r/<int:number>/", revision, name="revision"),
        path("d/<slug:slug>/undo/<int:number>/", undo, name="undo"),
        path("d/<slug:slug>/undo-person/", undo_person, name="undo-person"),
        path("d/<slug:slug>/proposals/", proposals, name="proposals"),
        path("c/<pid:pid>/history/", history, name="history"),
        path("c/<pid:pid>/history/feed/", claim_feed, name="history-feed"),
        path("c/<pid:pid>/v/<int:number>/", version, name="version"),
        path("c/<pid:pid>/v/<int:number>/diff/", difference, name="difference"),
        path("c/<pid:pid>/v/<int:number>/restore/", restore, name="restore"),
        path("c/<pid:pid>/note/", note_claim, name="note-claim"),
        path("l/<pid:pid>/note/", note_link, name="note-link"),
        path("q/<pid:pid>/note/", note_citation, name="note-citation"),
        path("s/<pid:pid>/note/", note_source, name="note-source"),
        path("a/<pid:pid>/", annotation, name="annotation"),
        path("a/<pid:pid>/v/<int:number>/", annotation_version, name="annotation-version"),
        path("a/<pid:pid>/reply/", of_note.reply, name="annotation-reply"),
        path("a/<pid:pid>/edit/", of_note.edit, name="annotation-edit"),
        path("a/<pid:pid>/withdraw/", of_note.withdraw, name="annotation-withdraw"),
        path("a/<pid:pid>/resolve/", of_note.resolve, name="annotation-resolve"),
        path("a/<pid:pid>/flag/", of_note.flag, name="annotation-flag"),
        path("a/<pid:pid>/keep/", of_note.keep, name="annotation-keep"),
        path("d/<slug:slug>/notes/", notes, name="notes"),
        path("me/notes/", my_notes, name="my-notes"),
        path("me/notes.md", notes_markdown, name="my-notes-markdown"),
        path("me/notes.csv", notes_csv, name="my-notes-csv"),
        path("me/notes.jsonld", notes_jsonld, name="my-notes-jsonld"),
        path("<kind:kind>/<pid:pid>/share/", share, name="share"),
        path("<kind:kind>/<pid:pid>/share/qr.<picture:picture>", qr, name="qr"),
        path("<kind:kind>/<pid:pid>/share/reference.<reference:form>", reference, name="reference"),
        path("c/<pid:pid>/v/<int:number>/share/", share_version, name="share-version"),
        path("c/<pid:pid>/v/<int:number>/share/qr.<picture:picture>", qr_version, name="qr-version"),
        path(
            "c/<pid:pid>/v/<int:number>/share/reference.<reference:form>", reference_version, name="reference-version"
        ),
        path("d/<slug:slug>/share/", share_debate, name="share-debate"),
        path("d/<slug:slug>/share/qr.<picture:picture>", qr_debate, name="qr-debate"),
        path("d/<slug:slug>/share/reference.<reference:form>", reference_debate, name="reference-debate"),
        path("d/<slug:slug>/r/<int:number>/share/", share_revision, name="share-revision"),
        path("d/<slug:slug>/r/<int:number>/share/qr.<picture:picture>", qr_revision, name="qr-revision"),
        path(
            "d/<slug:slug>/r/<int:number>/share/reference.<reference:form>",
            reference_revision,
            name="reference-revision",
        ),
        prefix_default_language=False,
    ),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error
