"""Where the words of notes stand after a claim was reworded, claims were merged, and a source got a new text."""

import pytest

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.pins import pin_of
from debate.annotations.placing import Placed, placed_in_source, placed_on_claim, wordings_of
from debate.annotations.selection import Selection
from debate.arguments.actions import edit_wording
from debate.editing.attach import attach_text
from debate.models import Anchor, Annotation, Citation, Claim, Source
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, STUDENTS

pytestmark = pytest.mark.django_db
SEEN = "考季時,三成學生找不到座位"


def noted(library, words, part="text", **more):
    selection = Selection(part, words, language=more.pop("language", "zh-Hant"), start=more.pop("start", None))
    about = {"kind": "claim", "pid": STUDENTS, **more}
    return add_note(debate=library, note=NoteFields("?"), by=None, selection=selection, **about)


def pinned(note):
    row = Annotation.objects.select_related("citation").get(pk=note.pk)
    pin = pin_of(row, row.block or (row.citation.block if row.citation else 0))
    assert pin is not None
    return pin


def on_claim(claim, *notes):
    pins = [pin for note in notes if (pin := pin_of(note, 0))]
    return placed_on_claim(claim.debate_id, claim.pk, wordings_of(claim, claim.detail_html), pins)


def in_source(source, note):
    pin = pinned(note)
    return placed_in_source(source, [pin], member=True)[note.pid]


def reworded(library, text, **more):
    edit_wording(debate=library, pid=STUDENTS, language="zh-Hant", seen=3, text=text, by=None, **more)
    return Claim.objects.get(pid=STUDENTS)


def test_nothing_is_asked_while_nothing_was_reworded(library, django_assert_num_queries):
    notes = [noted(library, "三成學生"), noted(library, "座位")]
    claim = Claim.objects.get(pid=STUDENTS)
    with django_assert_num_queries(0):
        found = on_claim(claim, *notes)
    assert [found[note.pid] for note in notes] == [
        Placed("anchored", 4, 8, "三成學生", "三成學生"),
        Placed("anchored", 11, 13, "座位", "座位"),
    ]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("三成學生找不到座位", f"館方說:{SEEN}", ("anchored", 8, 17, "三成學生找不到座位", "三成學生找不到座位")),
        (
            "三成學生找不到座位",
            "考季時,四成學生找不到座位",
            ("changed", 4, 13, "三成學生找不到座位", "四成學生找不到座位", ("numbers",)),
        ),
        ("三成學生找不到座位", "圖書館該在週日開放嗎?", ("orphan", None, None, "三成學生找不到座位")),
        ("座位", "考季時,三成學生找不到座位。", ("anchored", 11, 13, "座位", "座位")),
    ],
)
def test_a_note_goes_with_the_words_of_a_reworded_claim(library, django_assert_num_queries, words, text, expected):
    note = noted(library, words)
    claim = reworded(library, text)
    with django_assert_num_queries(1):
        assert on_claim(claim, note) == {note.pid: Placed(*expected)}


def test_a_note_on_the_detail_goes_with_the_detail(library):
    note = noted(library, "三成是市府的數字", part="detail")
    claim = reworded(library, SEEN, detail="據說,**三成**是市府的數字。")
    found = on_claim(claim, note)[note.pid]
    assert (found.status, found.now) == ("anchored", "三成是市府的數字")


def test_words_that_were_selected_in_the_other_script_stand_in_the_original(library):
    claim = Claim.objects.get(pid=STUDENTS)
    Claim.objects.filter(pk=claim.pk).update(translations={})
    note = noted(library, "学生找不到座位", language="zh-Hans")
    assert (note.exact, note.selected_language, note.start) == ("學生找不到座位", "zh-Hant", 6)


@pytest.fixture
def passage(library):
    """A note on the first ten characters of a citation's passage, made on the first stored text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)
    row = Citation.objects.filter(source__pid=ARTICLE, claim__isnull=False).order_by("pk").first()
    words = PARAGRAPHS[row.block - 1][row.start : row.start + row.length]
    return noted(library, words, part="passage", kind="citation", pid=row.pid, start=row.start)


def again(text):
    source = Source.objects.get(pid=ARTICLE)
    attach_text(source=source, data=text.encode(), origin="test", by=None)
    return source


def test_a_passage_stands_in_the_text_it_was_made_on(library, passage, django_assert_num_queries):
    source = Source.objects.get(pid=ARTICLE)
    with django_assert_num_queries(3):  # one of them finds the note
        found = in_source(source, passage)
    paragraph = PARAGRAPHS[found.paragraph - 1]
    assert (found.status, paragraph[found.start : found.end]) == ("anchored", passage.exact)


def test_a_note_goes_with_the_words_of_a_new_text(passage):
    source = again("全新的一段開頭,先前沒有的。\n\n" + TEXT)
    found = in_source(source, passage)
    assert (found.status, found.now) == ("anchored", passage.exact)


def test_a_note_whose_words_are_gone_keeps_them(passage):
    row = Annotation.objects.select_related("citation").get(pk=passage.pk)
    others = [text for number, text in enumerate(PARAGRAPHS, 1) if number != row.citation.block]
    source = again("\n\n".join(others))
    found = in_source(source, passage)
    assert (found.found, row.exact) == (False, passage.exact)


def test_a_passage_that_went_to_another_paragraph_is_noted_there(passage):
    source = again("全新的一段開頭,先前沒有的。\n\n" + TEXT)
    row = Annotation.objects.select_related("citation").get(pk=passage.pk)
    start = row.start + 2
    words = passage.exact[2:9]
    note = noted(source.debate, words, part="passage", kind="citation", pid=row.citation.pid, start=start)
    found = in_source(source, note)
    assert (found.status, found.now, found.paragraph, found.start) == ("anchored", words, row.citation.block + 1, start)
    source = again("又一段。\n\n全新的一段開頭,先前沒有的。\n\n" + TEXT)
    found = in_source(source, note)
    assert (found.status, found.now, found.paragraph, found.start) == ("anchored", words, row.citation.block + 2, start)


def test_words_without_a_place_of_their_own_are_looked_for(passage):
    source = again("全新的一段開頭,先前沒有的。\n\n" + TEXT)
    Anchor.objects.filter(annotation=passage).delete()  # as on a source that was merged into this one
    found = in_source(source, passage)
    assert (found.now, found.paragraph) == (passage.exact, Citation.objects.get(pk=passage.citation_id).block + 1)
    again("別的文章,一個字也不同。\n\n" * 3 + TEXT.replace(passage.exact, ""))
    Anchor.objects.filter(annotation=passage).delete()
    assert in_source(source, passage).found is False
