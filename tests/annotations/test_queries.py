"""Public notes."""

import pytest

from debate.annotations.queries import notes_on
from debate.models import Annotation, Citation, Claim, Link, Source
from tests.library import ARTICLE, STUDENTS

pytestmark = pytest.mark.django_db


def test_notes_of_each_kind_of_thing(library):
    claim = Claim.objects.get(pid=STUDENTS).pk
    first, reply = notes_on(library.pk, claim_id=claim)
    assert (first.pid, first.editorial, first.creator, first.quote) == ("a000000000", True, "編者", "三成")
    assert first.body.text == "<p>報導沒有說<em>誰</em>做的統計。</p>\n"
    assert first.body.translations == {"en": "<p>The report does not say <em>who</em> counted.</p>\n"}
    assert reply.motivation == "replying"
    (on_link,) = notes_on(library.pk, link_ids=[Link.objects.get(pid="k000000005").pk])
    assert (on_link.resolved, on_link.body.language) == (True, "en")
    (on_citation,) = notes_on(library.pk, citation_ids=[Citation.objects.get(pid="t000000002").pk])
    assert on_citation.motivation == "tagging"
    (on_source,) = notes_on(library.pk, source_id=Source.objects.get(pid=ARTICLE).pk)
    assert (on_source.block, on_source.quote, on_source.kind, on_source.on) == (2, "", "source", ARTICLE)


def test_only_public_live_notes_are_shown(library):
    claim = Claim.objects.get(pid=STUDENTS).pk
    Annotation.objects.filter(pid="a000000000").update(visibility="private")
    Annotation.objects.filter(pid="a000000002").update(withdrawn_at="2026-01-01T00:00Z")
    assert notes_on(library.pk, claim_id=claim) == []
    assert notes_on(library.pk) == []
