"""Notes that programs write: made, changed, taken back, and what is refused; nothing is stored then."""

import pytest
from django.utils import timezone

from debate.annotations.actions import NoteFields, add_note
from debate.arguments.actions import edit_wording
from debate.editing.attach import attach_text
from debate.models import Annotation, Change, Claim, Source
from tests.article import PARAGRAPHS, TEXT
from tests.exchange.web import CLAIM, WHOLE, sent
from tests.library import ARTICLE, MERGED, STUDENTS
from tests.web.annotations.program import CONTAINER, JSON_LD, SITE, problem, stored

pytestmark = pytest.mark.django_db
STUDENTS_PAGE = f"{SITE}/c/{STUDENTS}/"
QUOTE = {"type": "TextQuoteSelector", "exact": "三成"}
MINE = sent(
    target={
        **WHOLE["target"],
        "source": STUDENTS_PAGE,
        "state": {"type": "TimeState", "cached": f"{STUDENTS_PAGE}v/3/"},
    }
)


def on(target, **more):
    return sent(target=target, **more)


def made(program, value=MINE):
    response = program.send("POST", CONTAINER, value)
    assert response.status_code == 201, response.content
    return response


def row(response):
    return Annotation.objects.get(pid=response["Location"].rpartition("/")[2])


def test_a_note_is_made(program, writer, library):
    before = library.revision
    response = made(program)
    note = row(response)
    value = response.json()
    assert value["id"] == response["Location"] == response["Content-Location"] == f"{SITE}{CONTAINER}{note.pid}"
    assert (value["canonical"], value["via"]) == (MINE["canonical"], ["https://other.example/7", MINE["id"]])
    assert (value["body"], value["motivation"]) == (MINE["body"], "questioning")
    assert value["creator"] == {"type": "Person", "name": "寫的人", "nickname": "寫的人"}
    quote, position = WHOLE["target"]["selector"]
    assert value["target"]["selector"] == [{**quote, "suffix": "學生找不到座位"}, position]
    assert value["target"]["state"]["cached"] == f"{STUDENTS_PAGE}v/3/"
    assert (note.created_by, note.visibility, note.selected_version, note.part) == (writer, "public", 3, "text")
    entry = Change.objects.get(debate=library, revision=before + 1)
    assert (entry.action, entry.kind, entry.pid, entry.by) == ("added", "annotation", note.pid, writer)
    again = program.send("GET", response["Location"])
    assert (again.content, again["ETag"]) == (response.content, response["ETag"])


def test_a_slug_is_not_followed(program):
    response = program.send("POST", CONTAINER, on(STUDENTS_PAGE), slug="my-note")
    assert response.status_code == 201
    assert "my-note" not in response["Location"]


@pytest.mark.parametrize("prefix", ["", "/en", "/zh-hans", "/zh-TW"])
def test_a_page_of_any_language_is_the_thing(program, prefix):
    response = made(program, on(f"{SITE}{prefix}/c/{STUDENTS}/?x=1#y"))
    assert response.json()["target"] == STUDENTS_PAGE


@pytest.mark.parametrize(
    ("source", "exact", "expected"),
    [
        (f"/c/{STUDENTS}/", "找不到座位", ("text", "zh-Hant", 8, 3)),
        (f"/en/c/{STUDENTS}/", "three in ten", ("text", "en", 15, 2)),
        (f"/c/{STUDENTS}/", "three in ten", ("text", "en", 15, 2)),
        (f"/c/{STUDENTS}/", "是市府的數字", ("detail", "zh-Hant", 2, 3)),
        ("/q/t000000000/", "考季缺座位", ("digest", "zh-Hant", 3, 0)),
        (f"/s/{ARTICLE}/#p-3", "考季缺座位", ("digest", "zh-Hant", 3, 0)),
        (f"/s/{ARTICLE}/", "考季缺座位", ("digest", "zh-Hant", 3, 0)),
        ("/q/t000000000/", PARAGRAPHS[2][:9], ("passage", "zh-Hant", 0, 1)),
        (f"/s/{ARTICLE}/", PARAGRAPHS[2][:9], ("passage", "zh-Hant", 0, 1)),
    ],
)
def test_the_text_that_has_the_words_is_found(program, library, source, exact, expected):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)
    note = row(made(program, on({"source": SITE + source, "selector": {**QUOTE, "exact": exact}})))
    assert (note.part, note.selected_language, note.start, note.selected_version) == expected
    assert (note.exact, note.block) == (exact, 3 if source.startswith("/s/") else None)


def test_where_the_words_stand_decides_between_texts(program):
    position = {"type": "TextPositionSelector", "start": 0, "end": 2}
    quote = {**QUOTE, "exact": "三成"}
    in_detail = on({"source": STUDENTS_PAGE, "selector": [quote, position]})
    assert (
        row(made(program, in_detail)).part,
        row(made(program, on({"source": STUDENTS_PAGE, "selector": quote}))).part,
    ) == ("detail", "text")


def test_an_older_version_is_kept_to(program, library, owner):
    edit_wording(
        debate=library,
        pid=STUDENTS,
        language="zh-Hant",
        text="考季時,四成學生沒有座位",
        seen=3,
        by=owner,
    )
    target = {"source": STUDENTS_PAGE, "selector": {**QUOTE, "exact": "找不到座位"}}
    assert problem(program.send("POST", CONTAINER, on(target))) == (400, "/target/selector")
    state = {"type": "TimeState", "cached": f"{SITE}/en/c/{STUDENTS}/v/3/?lang=zh-Hant"}
    note = row(made(program, on({**target, "state": state})))
    assert (note.selected_version, note.start) == (3, 8)
    assert problem(
        program.send("POST", CONTAINER, on({**target, "state": {**state, "cached": f"{STUDENTS_PAGE}v/9/"}}))
    ) == (400, "/target/selector")
    for cached in (f"{STUDENTS_PAGE}", "https://other.example/v/3/", f"{SITE}/c/{'0' * 10}/v/3/"):
        refused = program.send("POST", CONTAINER, on({**target, "state": {**state, "cached": cached}}))
        assert problem(refused) == (400, "/target/state/cached")


def test_a_reply_is_on_a_note(program, writer):
    first = made(program)
    value = on(
        first["Location"],
        motivation=None,
        id="https://reader.example/notes/2",
        body={"type": "TextualBody", "value": "市府"},
    )
    reply = made(program, value)
    note = row(reply)
    assert (note.motivation, note.reply_to, note.claim.pid, note.visibility) == (
        "replying",
        row(first),
        STUDENTS,
        "public",
    )
    told = reply.json()
    assert (told["target"], told["canonical"], told["via"][-1]) == (first["Location"], MINE["canonical"], value["id"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (on("https://www.example.com/index.html"), (400, "/target/source")),
        (on("urn:uuid:1"), (400, "/target/source")),
        (on("http://[bad/"), (400, "/target/source")),
        (on(f"{SITE}/d/night-library/"), (400, "/target")),
        (on(f"{SITE}/p/p000000000/"), (400, "/target")),
        (on(f"{SITE}/c/zzzzzzzzzz/"), (400, "/target")),
        (on(f"{SITE}/c/{MERGED}/"), (400, "/target")),
        (on(f"{SITE}/l/{STUDENTS}/"), (400, "/target")),
        (on(f"{SITE}/s/{ARTICLE}/"), (400, "/target")),
        (on(f"{SITE}/s/{ARTICLE}/#p-900"), (400, "/target")),
        (on({"source": f"{SITE}/s/{ARTICLE}/", "selector": QUOTE}), (400, "/target/selector")),
        (on({"source": f"{SITE}/l/k000000005/", "selector": QUOTE}), (400, "/target/selector")),
        (on({"source": STUDENTS_PAGE, "selector": {**QUOTE, "exact": "沒有的話"}}), (400, "/target/selector")),
        (on({"source": STUDENTS_PAGE, "selector": {**QUOTE, "exact": "\ud800\0"}}), (400, "/target/selector")),
        (on({"source": STUDENTS_PAGE, "selector": WHOLE["target"]["selector"][1]}), (400, "/target/selector")),
        (on(f"{SITE}{CONTAINER}zzzzzzzzzz", motivation=None), (400, "/target")),
        (on(f"{SITE}{CONTAINER}a000000000", motivation="commenting"), (400, "/motivation")),
        (on({"source": f"{SITE}{CONTAINER}a000000000", "selector": QUOTE}, motivation=None), (400, "/target/selector")),
        (on(f"{SITE}{CONTAINER}a000000000", id=f"{SITE}{CONTAINER}a000000000"), (400, "/motivation")),
        (on(f"{SITE}{CONTAINER}self000000", id=f"{SITE}{CONTAINER}self000000", motivation=None), (400, "/target")),
        (on(STUDENTS_PAGE, motivation="replying"), (400, "/target")),
        (on(STUDENTS_PAGE, body=None), (400, "/body")),
        (on(STUDENTS_PAGE, motivation="tagging", body=None), (400, "/body")),
        (on(STUDENTS_PAGE, body={"type": "TextualBody", "value": "字" * 5_001}), (400, "/body")),
        (on(STUDENTS_PAGE, body={"type": "TextualBody", "value": "a\0b"}), (400, "/body")),
        (on(STUDENTS_PAGE, body={"type": "TextualBody", "value": "\ud800"}), (400, "/body")),
        (on(STUDENTS_PAGE, body={"type": "TextualBody", "value": "x", "language": "fr"}), (400, "/body/language")),
        (on(STUDENTS_PAGE, body={"type": "TextualBody", "value": "a\nb", "purpose": "tagging"}), (400, "/body")),
        (sent(type="Page"), (415, "/type")),
        (sent(**{"@context": "https://schema.org"}), (415, "/@context")),
        (sent(target=[CLAIM, CLAIM]), (400, "/target")),
        (sent(target=None), (400, "/target")),
        (b'{"id": "urn:x:1", "id": "urn:x:2"}', (400, "/id")),
        (b"{", (400, "")),
        (b"[" * 100_000, (400, "")),
        (b" " * 10_000_000, (413, "")),
        (b"", (400, "")),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_by_its_place(program, value, expected):
    before = stored()
    response = program.send("POST", CONTAINER, value)
    assert (problem(response), stored()) == (expected, before)


def test_a_reply_to_a_note_that_is_not_public_is_refused_as_to_none(program, library, owner):
    hidden = add_note(debate=library, kind="claim", pid=STUDENTS, note=NoteFields("x"), by=owner)
    told = [
        program.send("POST", CONTAINER, on(f"{SITE}{CONTAINER}{pid}", motivation=None)).content
        for pid in (hidden.pid, "zzzzzzzzzz")
    ]
    assert told[0] == told[1]


def test_a_thing_that_was_merged_or_withdrawn_meanwhile(program, library):
    Claim.objects.filter(pid=STUDENTS).update(withdrawn_at=timezone.now())
    assert problem(program.send("POST", CONTAINER, on(STUDENTS_PAGE))) == (409, "/target")


@pytest.mark.parametrize("kind", ["text/plain", "text/turtle", "application/x-www-form-urlencoded", ""])
def test_another_format_is_refused(program, kind):
    before = stored()
    response = program.send("POST", CONTAINER, MINE, kind)
    assert (problem(response), response["Accept-Post"], stored()) == (
        (415, None),
        f"{JSON_LD}, application/json",
        before,
    )


def test_a_format_nobody_can_be_answered_in_is_refused_before_anything_is_made(program):
    before = stored()
    assert problem(program.send("POST", CONTAINER, MINE, accept="text/turtle")) == (406, None)
    assert stored() == before


def test_a_page_takes_no_note(program):
    response = program.send("POST", CONTAINER + "?page=0", MINE)
    assert (problem(response), response["Allow"]) == ((405, None), "GET, HEAD, OPTIONS")
