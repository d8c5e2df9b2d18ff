"""Whole debates in and out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debate.exchange.faults import BadFile
from debate.exchange.read import read_document
from debate.exchange.write import write_document
from debate.history.queries import changes
from debate.models import Address, Anchor, Annotation, AnnotationTag, Claim, ClaimVersion, Debate, Link, Source
from debate.transfer.actions import import_debate
from debate.transfer.queries import debate_document
from tests.library import COST, LIGHT, MERGED, STUDENTS, encoded
from tests.library import library as library_value

pytestmark = pytest.mark.django_db


def exported(debate: Debate) -> bytes:
    """A debate's file."""
    return write_document(debate_document(debate))


def test_import_then_export_gives_the_canonical_bytes_of_the_file(library):
    assert exported(library) == write_document(read_document(encoded(library_value())))


def test_a_user_who_imports_owns_the_debate_and_leaves_no_trace_in_the_file(django_user_model):
    user = django_user_model.objects.create_user("importer", display_name="匯入者")
    debate = import_debate(encoded(library_value()), by=user)
    assert "匯入者" not in exported(debate).decode()
    assert exported(debate) == write_document(read_document(encoded(library_value())))


def test_an_import_is_one_change(library):
    assert (library.revision, library.shape) == (1, 1)
    assert [(change.action, change.pid, change.after["claims"]) for change in changes(library.pk)] == [
        ("imported", library.pid, 11)
    ]


def test_every_pid_has_its_address(library):
    value = library_value()
    kinds = {
        part["pid"]: array.removesuffix("s")
        for array in ("claims", "links", "sources", "citations", "speakers", "annotations")
        for part in value[array]
    }
    live = Address.objects.filter(state="live").exclude(kind="debate")
    assert dict(live.values_list("pid", "kind")) == kinds
    merged = Address.objects.get(pid=MERGED)
    assert (merged.state, merged.successor, merged.reason) == ("merged", STUDENTS, "同一句話")


def test_wordings_keep_their_numbers(library):
    versions = ClaimVersion.objects.filter(claim__pid=STUDENTS).order_by("language")
    assert list(versions.values_list("language", "number")) == [("en", 2), ("zh-Hans", 1), ("zh-Hant", 3)]


def test_markdown_is_rendered_on_the_way_in(library):
    assert Claim.objects.get(pid=STUDENTS).detail_html == (
        "<p><strong>三成</strong>是市府的數字。</p>\n<ul>\n<li>只算考季</li>\n</ul>\n"
    )


def test_a_note_on_words_is_anchored_to_the_present_wording(library):
    anchor = Anchor.objects.select_related("annotation", "claim_version").get()
    assert (anchor.annotation.pid, anchor.claim_version.number, anchor.status) == ("a000000000", 3, "anchored")
    assert (anchor.start, anchor.end) == (4, 6)


def test_notes_on_the_detail_and_on_a_summary_come_back_as_they_went(db):
    value = library_value()
    words = {"length": 4, "exact": "只算考季", "language": "zh-Hant"}
    value["annotations"][0]["selection"] = {"part": "detail", "start": 12, "version": 3, **words}
    value["annotations"][4]["selection"] = {"part": "digest", "start": 2, **words}
    value["annotations"][4]["tags"] = ["甲", "乙"]
    debate = import_debate(encoded(value), by=None)
    assert exported(debate) == write_document(read_document(encoded(value)))
    rows = Annotation.objects.filter(selected=True).order_by("pid")
    assert list(rows.values_list("part", "tags")) == [("detail", []), ("digest", ["甲", "乙"])]
    assert list(AnnotationTag.objects.filter(annotation=rows[1]).values_list("name", flat=True)) == ["甲", "乙"]


def test_a_reply_to_a_withdrawn_note_leaves_as_a_note(library):
    Annotation.objects.filter(pid="a000000000").update(withdrawn_at="2026-01-01T00:00Z")
    notes = {note.pid: note for note in read_document(exported(library)).annotations}
    assert (notes["a000000002"].motivation, notes["a000000002"].reply_to) == ("commenting", None)


def test_the_same_again_is_refused_by_slug_and_pid(library):
    with pytest.raises(BadFile) as caught:
        import_debate(encoded(library_value()), by=None)
    faults = [str(fault) for fault in caught.value.faults]
    assert faults[0] == "/debate/slug: night-library is already here"
    assert "/debate/pid: b000000000 is already here" in faults
    assert f"/claims/4/pid: {COST} is already here" in faults
    assert Debate.objects.count() == 1


def test_a_bad_file_leaves_nothing(db):
    value = library_value()
    value["links"][5]["home"] = False
    with pytest.raises(BadFile, match="/claims/5: has no home"):
        import_debate(encoded(value), by=None)
    assert [table.objects.count() for table in (Debate, Claim, Link, Address)] == [0, 0, 0, 0]


def test_an_error_halfway_leaves_nothing(db, monkeypatch):
    def broken(**_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("debate.transfer.actions.record_change", broken)
    with pytest.raises(RuntimeError):
        import_debate(encoded(library_value()), by=None)
    assert [table.objects.count() for table in (Debate, Claim, Link, Address)] == [0, 0, 0, 0]


def test_private_notes_and_withdrawn_things_stay_at_home(library):
    Annotation.objects.filter(pid="a000000001").update(visibility="private")
    Annotation.objects.filter(pid="a000000003").update(visibility="debate")
    Address.objects.filter(pid="a000000003").update(state="withdrawn")
    document = debate_document(library)
    assert sorted(note.pid for note in document.annotations) == ["a000000000", "a000000002", "a000000004"]
    assert "a000000003" not in [gone.pid for gone in document.retired]


def test_words_of_a_source_leave_only_while_they_are_public(library):
    Source.objects.filter(pid="s000000001").update(words="members")
    assert "閱覽室的燈" not in exported(library).decode()


def test_a_debate_of_any_size_is_exported_with_ten_queries(library):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        debate_document(library)
    assert len(queries) == 10


def test_the_starter_is_written_in_canonical_form(settings):
    for file in (settings.BASE_DIR / "debate" / "starter").glob("*.json"):
        assert write_document(read_document(file.read_bytes())) == file.read_bytes()


def test_links_know_the_claim_they_hang_under(library):
    parents = dict(Link.objects.values_list("premise__pid", "parent__pid"))
    assert parents["c000000005"] == STUDENTS
    assert parents["c000000006"] == "c000000005"
    assert parents[LIGHT] == COST
