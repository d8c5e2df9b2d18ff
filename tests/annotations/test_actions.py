"""Writing notes: what is stored, who reads it, what history says, and what is refused."""

import pytest

from debate.access.actions import grant
from debate.access.queries import readable_notes
from debate.annotations.actions import (
    NoteFields,
    add_note,
    edit_note,
    flag_note,
    keep_note,
    reply_to,
    resolve_note,
    withdraw_note,
)
from debate.annotations.selection import Selection
from debate.editing.attach import attach_text
from debate.editing.undo import undo_change
from debate.history.queries import find_address
from debate.history.refusals import BadWords, Refused, Stale, Why
from debate.models import Annotation, AnnotationFlag, AnnotationTag, AnnotationVersion, Change, Citation, Source, User
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS, WITHDRAWN

pytestmark = pytest.mark.django_db
PUBLIC = NoteFields("誰做的*統計*?", language="zh-Hant", visibility="public")


@pytest.fixture
def reader(library):
    return User.objects.create(username="reader", display_name="讀者")


@pytest.fixture
def text(library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)


def noted(library, by, note=PUBLIC, kind="claim", pid=STUDENTS, **more):
    return add_note(debate=library, kind=kind, pid=pid, note=note, by=by, **more)


def why(call, **more):
    with pytest.raises(Refused) as caught:
        call(**more)
    return caught.value.why, caught.value.field


def readable(reader, debate):
    return set(Annotation.objects.filter(readable_notes(reader, debate), debate=debate).values_list("pid", flat=True))


def test_a_public_note_stands_in_the_history_without_its_words(library, reader):
    before = library.revision
    note = noted(library, reader)
    entry = Change.objects.get(debate=library, revision=before + 1)
    assert (note.body_html, note.version, note.created_by) == ("<p>誰做的<em>統計</em>?</p>\n", 1, reader)
    assert (entry.action, entry.kind, entry.pid, entry.by) == ("added", "annotation", note.pid, reader)
    assert entry.before == {"annotation": {note.pid: None}}
    assert entry.after["annotation"][note.pid] == {
        **{"claim": STUDENTS, "link": None, "citation": None, "source": None, "block": None},
        **{"state": "live", "successor": "", "reason": ""},
    }
    assert find_address(note.pid).state == "live"


def test_a_private_note_raises_nothing_and_is_read_by_its_author_alone(library, reader, owner):
    before = (library.revision, library.shape, Change.objects.count())
    note = noted(library, reader, NoteFields("只給自己", visibility="private"))
    library.refresh_from_db()
    assert (library.revision, library.shape, Change.objects.count()) == before
    assert [note.pid in readable(who, library) for who in (reader, owner, None)] == [True, False, False]


def test_a_note_for_the_debate_is_read_by_its_members(library, reader, owner):
    other = User.objects.create(username="other")
    grant(debate=library, user=reader, role="reader", by=None)
    note = noted(library, reader, NoteFields("給成員", visibility="debate"))
    assert [note.pid in readable(who, library) for who in (reader, owner, other, None)] == [True, True, False, False]


def test_words_of_a_claim_are_pinned_to_its_version(library, reader):
    note = noted(library, reader, selection=Selection("text", "找不到座位", prefix="學生", language="zh-Hant"))
    assert (note.part, note.start, note.length, note.selected_version) == ("text", 8, 5, 3)
    assert (note.exact, note.prefix, note.suffix, note.seal) == ("找不到座位", "考季時,三成學生", "", "")
    translated = noted(library, reader, selection=Selection("text", "three in ten", language="en"))
    assert (translated.selected_language, translated.selected_version, translated.start) == ("en", 2, 15)


def test_words_of_the_detail_count_in_what_a_browser_shows(library, reader):
    note = noted(library, reader, selection=Selection("detail", "三成是市府", language="zh-Hant"))
    assert (note.part, note.start, note.length) == ("detail", 0, 5)


def test_words_of_a_passage_count_in_their_paragraph_and_are_sealed(library, reader, text):
    row = Citation.objects.filter(source__pid=ARTICLE, claim__isnull=False).order_by("pk").first()
    words = PARAGRAPHS[row.block - 1][row.start : row.start + row.length][:10]
    note = noted(library, reader, kind="citation", pid=row.pid, selection=Selection("passage", words, start=row.start))
    assert (note.start, note.length, note.exact, note.selected_version) == (row.start, 10, words, 1)
    assert note.seal.startswith("v1:")
    on_source = noted(
        library, reader, kind="source", pid=ARTICLE, block=row.block, selection=Selection("passage", words)
    )
    assert (on_source.block, on_source.start) == (row.block, row.start)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"pid": "zzzzzzzzzz"}, (Why.UNKNOWN, "target")),
        ({"pid": WITHDRAWN}, (Why.UNKNOWN, "target")),
        ({"kind": "speaker"}, (Why.UNKNOWN, "target")),
        ({"kind": "source", "pid": ARTICLE}, (Why.UNKNOWN, "block")),
        ({"kind": "source", "pid": ARTICLE, "block": 900}, (Why.UNKNOWN, "block")),
        ({"note": NoteFields("  ")}, (Why.EMPTY, "body")),
        ({"note": NoteFields("字" * 5_001)}, (Why.TOO_LONG, "body")),
        ({"note": NoteFields("字", motivation="shouting")}, (Why.UNKNOWN, "motivation")),
        ({"note": NoteFields("字", motivation="replying")}, (Why.UNKNOWN, "motivation")),
        ({"note": NoteFields("字", visibility="world")}, (Why.UNKNOWN, "visibility")),
        ({"note": NoteFields("字", language="fr")}, (Why.UNKNOWN, "language")),
        ({"note": NoteFields("", motivation="tagging")}, (Why.EMPTY, "tags")),
        ({"note": NoteFields("字", tags=["標" * 51])}, (Why.TOO_LONG, "tags")),
        ({"note": NoteFields("字", tags=[str(n) for n in range(21)])}, (Why.TOO_LONG, "tags")),
        ({"selection": Selection("text", "  ")}, (Why.EMPTY, "exact")),
        ({"selection": Selection("text", "沒有這些字眼在這裡面")}, (Why.NOT_IN_TEXT, "exact")),
        ({"selection": Selection("text", "學生", version=99)}, (Why.UNKNOWN, "exact")),
        ({"selection": Selection("passage", "學生")}, (Why.UNKNOWN, "exact")),
    ],
)
def test_what_is_refused_names_the_field_and_changes_nothing(library, reader, more, expected):
    before = (library.revision, Annotation.objects.count())
    assert why(noted, library=library, by=reader, **more) == expected
    library.refresh_from_db()
    assert (library.revision, Annotation.objects.count()) == before


def test_controls_are_refused_in_a_body(library, reader):
    with pytest.raises(BadWords) as caught:
        noted(library, reader, NoteFields("字\x00"))
    assert caught.value.field == "body"


def test_an_edit_keeps_how_it_was_and_is_refused_when_stale(library, reader):
    note = noted(library, reader, NoteFields("一", tags=["甲"], visibility="public"))
    edit_note(debate=library, pid=note.pid, seen=1, note=NoteFields("二", tags=["乙"], visibility="public"), by=reader)
    note.refresh_from_db()
    assert (note.body, note.version, note.tags) == ("二", 2, ["乙"])
    assert list(AnnotationTag.objects.filter(annotation=note).values_list("name", flat=True)) == ["乙"]
    assert list(AnnotationVersion.objects.values_list("number", "body", "tags")) == [(1, "一", ["甲"])]
    with pytest.raises(Stale) as caught:
        edit_note(debate=library, pid=note.pid, seen=1, note=NoteFields("三"), by=reader)
    assert (caught.value.base["body"], caught.value.theirs["body"]) == ("一", "二")


def test_an_edit_that_says_the_same_is_none(library, reader):
    note = noted(library, reader)
    before = Change.objects.count()
    assert edit_note(debate=library, pid=note.pid, seen=1, note=PUBLIC, by=reader).version == 1
    assert Change.objects.count() == before


def test_nobody_edits_the_note_of_another(library, reader, owner):
    note = noted(library, reader)
    assert why(edit_note, debate=library, pid=note.pid, seen=1, note=PUBLIC, by=owner) == (Why.ROLE, "")


def test_replies_are_read_by_whoever_reads_what_they_reply_to(library, reader, owner):
    note = noted(library, reader)
    reply = reply_to(debate=library, pid=note.pid, note=NoteFields("市府", visibility="private"), by=owner)
    assert (reply.visibility, reply.motivation, reply.claim_id) == ("public", "replying", note.claim_id)
    edit_note(debate=library, pid=note.pid, seen=1, note=NoteFields("一", visibility="private"), by=reader)
    reply.refresh_from_db()
    assert reply.visibility == "private"


def test_a_withdrawn_note_is_gone_and_comes_back_by_nobodys_hand(library, reader, owner):
    note = noted(library, reader)
    flag_note(debate=library, pid=note.pid, reason="離題", by=owner)
    assert why(withdraw_note, debate=library, pid=note.pid, by=owner) == (Why.EMPTY, "reason")
    withdraw_note(debate=library, pid=note.pid, by=reader)
    assert find_address(note.pid).state == "withdrawn"
    assert AnnotationFlag.objects.get().closed_by == reader
    entry = Change.objects.filter(debate=library).latest("revision")
    assert (entry.action, entry.pid) == ("withdrawn", note.pid)
    assert why(undo_change, debate=library, revision=entry.revision, by=owner) == (Why.NOT_ALLOWED, "revision")
    assert why(reply_to, debate=library, pid=note.pid, note=PUBLIC, by=owner) == (Why.NOT_LIVE, "note")


def test_undoing_its_coming_withdraws_a_note(library, reader, owner):
    note = noted(library, reader)
    undo_change(debate=library, revision=Change.objects.latest("revision").revision, by=owner)
    note.refresh_from_db()
    assert (note.withdrawn_at is not None, find_address(note.pid).state) == (True, "withdrawn")


def test_a_question_is_answered_and_open_again(library, reader, owner):
    note = noted(library, reader, NoteFields("誰?", motivation="questioning", visibility="public"))
    assert resolve_note(debate=library, pid=note.pid, resolved=True, by=owner).resolved_by == owner
    assert resolve_note(debate=library, pid=note.pid, resolved=False, by=reader).resolved_at is None
    assert list(Change.objects.order_by("-revision").values_list("action", flat=True)[:2]) == ["reopened", "resolved"]
    other = noted(library, reader)
    assert why(resolve_note, debate=library, pid=other.pid, resolved=True, by=owner) == (Why.UNKNOWN, "motivation")


def test_a_person_flags_a_note_once(library, reader, owner):
    note = noted(library, owner)
    for reason in ("離題", "再說一次"):
        flag_note(debate=library, pid=note.pid, reason=reason, by=reader)
    assert list(AnnotationFlag.objects.values_list("reason", "closed_at")) == [("離題", None)]
    assert keep_note(debate=library, pid=note.pid, by=owner) == 1
    assert AnnotationFlag.objects.get().closed_by == owner


def test_a_thread_has_an_end(library, reader):
    note = noted(library, reader)
    for _ in range(50):
        note = reply_to(debate=library, pid=note.pid, note=NoteFields("再"), by=reader)
    assert why(reply_to, debate=library, pid=note.pid, note=NoteFields("再"), by=reader) == (Why.TOO_LONG, "")
