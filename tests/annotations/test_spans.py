"""Where the words of notes stand, for a page to paint them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.annotations.actions import NoteFields, add_note, withdraw_note
from debate.annotations.selection import Selection
from debate.annotations.spans import spans_on
from debate.models import Annotation, Claim, User
from tests.library import COST

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(library):
    return User.objects.create_user("ada")


def note(debate, by, words, visibility="public", motivation="commenting"):
    """A note on some words of the statement."""
    row = Claim.objects.get(pid=COST)
    said = NoteFields(body="因為", motivation=motivation, visibility=visibility)
    chosen = Selection(part="text", exact=words, language=row.language)
    return add_note(debate=debate, kind="claim", pid=COST, note=said, selection=chosen, by=by)


def test_by_place_with_what_they_count_in(library, ada):
    row = Claim.objects.get(pid=COST)
    late, early = note(library, ada, row.text[4:6]), note(library, None, row.text[:3], motivation="questioning")
    withdraw_note(debate=library, pid=note(library, ada, row.text[1:3]).pid, by=ada)
    whole = NoteFields(body="全部", visibility="public")
    add_note(debate=library, kind="claim", pid=COST, note=whole, by=ada)
    on = ("claim", COST, "zh-Hant", row.version)
    assert spans_on(ada, library, "claim", COST) == [
        (early.pid, "text", None, 0, 3, "questioning", False, *on),
        (late.pid, "text", None, 4, 6, "commenting", True, *on),
    ]


def test_each_reader_gets_what_he_may_read(library, ada):
    row = Claim.objects.get(pid=COST)
    mine = note(library, ada, row.text[:3], "private")
    seen = note(library, ada, row.text[:4])
    told = {
        who: [span[0] for span in spans_on(reader, library, "claim", COST)]
        for who, reader in (("nobody", None), ("ada", ada), ("ben", User.objects.create_user("ben")))
    }
    assert told == {"nobody": [seen.pid], "ada": sorted([mine.pid, seen.pid]), "ben": [seen.pid]}


def test_notes_on_a_citation_are_told_with_what_rests_on_it_and_with_its_source(library, ada):
    row = Annotation.objects.filter(citation__isnull=False, debate=library)[0]
    named = {"selected": True, "part": "digest", "length": 2, "visibility": "public"}
    Annotation.objects.filter(pk=row.pk).update(**named)
    citation = row.citation
    for kind, pid in (("citation", citation.pid), ("claim", citation.claim.pid), ("source", citation.source.pid)):
        found = [span for span in spans_on(None, library, kind, pid) if span[0] == row.pid]
        assert [span[7:9] for span in found] == [("citation", citation.pid)], kind


def test_one_and_three_cost_the_same(library, ada):
    row = Claim.objects.get(pid=COST)
    for end in (2, 3, 4):
        note(library, ada, row.text[:end])
        with CaptureQueriesContext(
            connection,
        ) as queries:
            spans_on(None, library, "claim", COST)
        assert len(queries) == 1
