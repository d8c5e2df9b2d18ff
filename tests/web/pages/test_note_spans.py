"""Which words the notes of a page are on, as each language's page shows them."""

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.arguments.actions import edit_wording
from debate.editing.attach import attach_text
from debate.models import Annotation, Citation, Claim, Source, User
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS
from tests.web.pages.html import one, page

pytestmark = pytest.mark.django_db
PUBLIC = NoteFields("?", visibility="public")


def spans(client, kind, pid, prefix=""):
    response = client.get(f"{prefix}/_/notes/{kind}/{pid}.json")
    assert response.status_code == 200
    return response.json()["notes"]


def noted(library, words, *, note=PUBLIC, by=None, kind="claim", pid=STUDENTS, part="text", **more):
    selection = Selection(part, words, language=more.pop("language", "zh-Hant"), start=more.pop("start", None))
    return add_note(debate=library, kind=kind, pid=pid, note=note, by=by, selection=selection, **more)


def test_words_of_a_claim_are_painted_where_a_page_shows_them(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    Claim.objects.filter(pid=STUDENTS).update(translations={})
    note = noted(library, "座位")
    detail = noted(library, "市府", part="detail")
    expected = [
        [note.pid, "text", 0, 11, 13, "commenting", 0],
        [detail.pid, "detail", 0, 3, 5, "commenting", 0],
    ]
    for prefix in ("", "/zh-hans", "/en"):  # the other script as it is converted; English shows the original
        assert spans(client, "claim", STUDENTS, prefix) == expected


def test_a_page_that_shows_a_translation_paints_what_was_noted_there(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    noted(library, "座位")
    english = noted(library, "no seat", language="en")
    assert spans(client, "claim", STUDENTS, "/en") == [[english.pid, "text", 0, 33, 40, "commenting", 0]]


def test_words_go_with_the_claim_that_is_reworded(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    note = noted(library, "三成學生找不到座位")
    lost = noted(library, "考季時")
    edit_wording(debate=library, pid=STUDENTS, language="zh-Hant", seen=3, text="館方說,三成學生找不到座位", by=None)
    assert spans(client, "claim", STUDENTS) == [[note.pid, "text", 0, 4, 13, "commenting", 0]]
    assert lost.pid not in str(spans(client, "claim", STUDENTS))


def test_a_visitor_gets_what_is_public_and_a_person_what_is_his(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    user = User.objects.create(username="reader")
    noted(library, "座位", note=NoteFields("我的", visibility="private"), by=user)
    assert spans(client, "claim", STUDENTS) == []
    response = client.get(f"/_/notes/claim/{STUDENTS}.json")
    assert response.headers["Cache-Control"].startswith("public")
    client.force_login(user)
    response = client.get(f"/_/notes/claim/{STUDENTS}.json")
    assert [row[-1] for row in response.json()["notes"]] == [1]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_words_of_a_passage_are_painted_in_its_paragraph_and_beside_the_claim(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)
    row = Citation.objects.filter(source__pid=ARTICLE, claim__pid=STUDENTS).order_by("pk")[0]
    words = PARAGRAPHS[row.block - 1][row.start : row.start + 6]
    note = noted(library, words, kind="citation", pid=row.pid, part="passage", start=row.start)
    where = [note.pid, "passage", row.block, row.start, row.start + 6, "commenting", 0]
    assert spans(client, "claim", STUDENTS) == [[*where, "citation", row.pid]]
    assert spans(client, "source", ARTICLE) == spans(client, "citation", row.pid) == [where]
    attach_text(source=Source.objects.get(pid=ARTICLE), data=("新的一段。\n\n" + TEXT).encode(), origin="test", by=None)
    moved = [note.pid, "passage", row.block + 1, row.start, row.start + 6, "commenting", 0]
    assert spans(client, "source", ARTICLE) == [moved]
    beside = [note.pid, "passage", row.block, 0, 6, "commenting", 0, "citation", row.pid]  # counts in these words alone
    assert spans(client, "claim", STUDENTS) == [beside]
    place = one(page(client, f"/c/{STUDENTS}/"), f"[data-note-pid='{row.pid}'][data-note-part=passage]")
    assert (place["data-note-offset"], place.get_text()[:6]) == ("", words)


def test_words_of_a_passage_that_is_gone_are_painted_nowhere(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)
    row = Citation.objects.filter(source__pid=ARTICLE, claim__pid=STUDENTS).order_by("pk")[0]
    words = PARAGRAPHS[row.block - 1][row.start : row.start + row.length]
    noted(library, words, kind="citation", pid=row.pid, part="passage", start=row.start)
    gone = "\n\n".join(text for number, text in enumerate(PARAGRAPHS, 1) if number != row.block)
    attach_text(source=Source.objects.get(pid=ARTICLE), data=gone.encode(), origin="test", by=None)
    assert spans(client, "claim", STUDENTS) == []


def test_words_that_a_citation_brings_are_painted_without_a_text(client, library):
    Annotation.objects.update(withdrawn_at="2026-01-01T00:00Z")
    row = Citation.objects.exclude(exact="").filter(claim__isnull=False).select_related("claim").order_by("pk")[0]
    noted(library, row.exact[2:5], kind="citation", pid=row.pid, part="passage", start=row.start + 2)
    (found,) = spans(client, "claim", row.claim.pid)
    assert found[3:5] == [row.start + 2, row.start + 5]


def test_a_link_has_the_passages_it_rests_on(client, library):
    row = Citation.objects.filter(link__isnull=False).select_related("link").order_by("pk").first()
    assert row is not None
    assert row.link is not None
    assert spans(client, "link", row.link.pid) == []


def test_the_same_queries_for_one_note_and_for_three(client, library, django_assert_num_queries):
    for number in range(2):
        with django_assert_num_queries(3):
            spans(client, "claim", STUDENTS)
        noted(library, "座位")
        noted(library, "學生", note=NoteFields(str(number), visibility="public"))
