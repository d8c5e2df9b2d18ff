"""Who speaks, and what each says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.models import Speaker
from debate.people.queries import speaker_page, speaker_rows
from tests.library import DAY, LIGHT, MAYOR, NIGHT, STUDENTS, UNION, VOICES

pytestmark = pytest.mark.django_db


def test_those_who_say_most_come_first(library):
    rows = speaker_rows(library.pk)
    assert [(row.pid, row.kind, row.claims, row.relayed) for row in rows] == [
        (MAYOR, "person", 2, 0),
        (UNION, "organization", 1, 0),
        (VOICES, "unnamed", 0, 1),
    ]
    assert rows[0].aliases == ("林市長", "Lin Wang-shu")


def test_a_speakers_page_tells_saying_from_mentioning_and_relaying(library):
    mayor = speaker_page(library.pk, MAYOR)
    assert [citation.claim.pid for citation in mayor.said] == [STUDENTS, NIGHT]
    assert [citation.claim.pid for citation in mayor.mentioned] == [LIGHT]
    assert (mayor.disputed, mayor.relayed) == ((), ())
    assert [citation.claim.pid for citation in speaker_page(library.pk, UNION).disputed] == [DAY]
    assert [citation.claim.pid for citation in speaker_page(library.pk, VOICES).relayed] == [LIGHT]


def test_two_queries_for_any_speaker(library):
    for pid in (MAYOR, VOICES):
        with CaptureQueriesContext(connection) as queries:
            speaker_page(library.pk, pid)
        assert len(queries) == 2


def test_a_withdrawn_speaker_is_not_there(library):
    Speaker.objects.filter(pid=UNION).update(withdrawn_at="2026-01-01T00:00Z")
    with pytest.raises(Speaker.DoesNotExist):
        speaker_page(library.pk, UNION)
    assert [row.pid for row in speaker_rows(library.pk)] == [MAYOR, VOICES]
