"""Notes that programs change and take back."""

import copy

import pytest

from debate.annotations.actions import NoteFields, edit_note, withdraw_note
from debate.models import Annotation, AnnotationVersion, Change
from debate.web.writing import hold
from tests.library import COST
from tests.web.annotations.program import CONTAINER, SITE, Program, problem, stored, token_of
from tests.web.annotations.test_writing import MINE, STUDENTS_PAGE, made, on, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(program):
    return made(program)


def changed(response, **more):
    value = copy.deepcopy(response.json())
    value["body"][0]["value"] = "誰數的?"
    return {key: part for key, part in (value | more).items() if part is not None}


def put(program, response, value=None, **headers):
    return program.send("PUT", response["Location"], changed(response) if value is None else value, **headers)


def test_a_note_is_changed(program, note, writer, library):
    answer = put(program, note, if_match=note["ETag"])
    value = answer.json()
    assert (answer.status_code, value["body"][0]["value"], value["id"]) == (200, "誰數的?", note["Location"])
    assert (value["created"], value["canonical"], value["via"]) == tuple(
        note.json()[key] for key in ("created", "canonical", "via")
    )
    assert value["modified"] >= value["created"]
    assert answer["ETag"] != note["ETag"]
    again = program.send("GET", note["Location"])
    assert (again["ETag"], again.content) == (answer["ETag"], answer.content)
    assert AnnotationVersion.objects.get().body == "誰做的*統計*?"
    assert Change.objects.order_by("-revision").first().action == "edited"


def test_the_same_again_changes_nothing(program, note):
    before = stored()
    answer = put(program, note, note.json(), if_match=note["ETag"])
    assert (answer.status_code, answer["ETag"], stored()) == (200, note["ETag"], before)


def test_what_is_left_out_of_what_the_server_says_stays(program, note):
    value = changed(
        note, id=None, canonical=None, via=None, creator=None, created=None, rights=None, motivation="commenting"
    )
    told = put(program, note, value).json()
    assert (told["canonical"], told["via"], told["motivation"]) == (MINE["canonical"], note.json()["via"], "commenting")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_state_that_was_overtaken_is_refused(program, note, writer, library, method):
    edit_note(debate=library, pid=row(note).pid, seen=1, note=NoteFields("我先", visibility="public"), by=writer)
    before = stored()
    answer = program.send(method, note["Location"], changed(note), if_match=note["ETag"])
    assert (problem(answer), stored()) == ((412, None), before)
    assert answer["ETag"] == program.send("GET", note["Location"])["ETag"]
    assert program.send(method, note["Location"], changed(note), if_match=answer["ETag"]).status_code in (200, 204)


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("condition", [{}, {"if_match": "*"}])
def test_without_a_condition_it_is_done(program, note, method, condition):
    assert program.send(method, note["Location"], changed(note), **condition).status_code in (200, 204)


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize(("withdraws", "status"), [(False, 412), (True, 410)])
def test_somebody_quicker_in_the_same_moment(program, note, writer, library, monkeypatch, method, withdraws, status):
    def late(who, action, debate):
        if withdraws:
            withdraw_note(debate=library, pid=row(note).pid, by=writer)
        else:
            edit_note(
                debate=library, pid=row(note).pid, seen=1, note=NoteFields("我先", visibility="public"), by=writer
            )
        hold(who, action, debate)

    monkeypatch.setattr("debate.web.pages.annotations.hold", late)
    assert problem(program.send(method, note["Location"], changed(note), if_match=note["ETag"])) == (status, None)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"id": "https://reader.example/notes/9"}, "/id"),
        ({"id": f"{SITE}{CONTAINER}a000000000"}, "/id"),
        ({"canonical": "urn:x:9"}, "/canonical"),
        ({"via": "urn:x:9"}, "/via"),
        ({"motivation": "replying"}, "/motivation"),
        ({"target": STUDENTS_PAGE}, "/target"),
        ({"target": f"{SITE}/c/{COST}/"}, "/target"),
        ({"target": {"source": STUDENTS_PAGE, "selector": {"type": "TextQuoteSelector", "exact": "學生"}}}, "/target"),
        ({"target": f"{SITE}{CONTAINER}a000000000"}, "/target"),
    ],
)
def test_what_cannot_be_changed_is_a_conflict(program, note, more, field):
    before = stored(), row(note).version
    assert problem(put(program, note, changed(note, **more))) == (409, field)
    assert (stored(), row(note).version) == before


def test_a_note_is_not_made_a_reply_to_its_own_reply(program, note):
    reply = made(program, on(note["Location"], motivation=None))
    assert problem(put(program, note, changed(note, target=reply["Location"], motivation=None))) == (409, "/target")
    assert problem(put(program, reply, reply.json() | {"target": reply["Location"]})) == (409, "/target")
    assert problem(put(program, reply, reply.json() | {"motivation": "commenting"})) == (409, "/motivation")
    value = reply.json()
    value["body"][0]["value"] = "答"
    assert put(program, reply, value).json()["motivation"] == "replying"


@pytest.mark.parametrize("value", [b"{", b"", {"type": "Annotation"}])
def test_what_is_malformed_changes_nothing(program, note, value):
    assert problem(put(program, note, value, if_match=note["ETag"]))[0] == 400
    assert program.send("GET", note["Location"])["ETag"] == note["ETag"]


def test_another_format_is_refused(program, note):
    assert problem(program.send("PUT", note["Location"], changed(note), "text/plain")) == (415, None)


def test_a_note_is_taken_back(program, note, library):
    answer = program.send("DELETE", note["Location"], if_match=note["ETag"])
    assert (answer.status_code, answer.content, answer["Access-Control-Allow-Origin"]) == (204, b"", "*")
    assert "Content-Type" not in answer
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        assert program.send(method, note["Location"], changed(note)).status_code == 410
    assert problem(program.send("GET", note["Location"])) == (410, None)
    assert note["Location"] not in program.send("GET", f"{CONTAINER}?page=0").content.decode()
    assert problem(program.send("POST", CONTAINER, on(note["Location"], motivation=None))) == (409, "/target")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_nobody_changes_a_note_of_somebody_else(program, note, owner, method):
    before = stored()
    assert problem(Program(token_of(owner)).send(method, note["Location"], changed(note))) == (403, None)
    assert problem(program.send(method, f"{CONTAINER}a000000000", changed(note))) == (403, None)
    assert (stored(), row(note).withdrawn_at) == (before, None)


def test_a_note_that_is_public_no_more_is_not_there(program, note, writer, library):
    edit_note(debate=library, pid=row(note).pid, seen=1, note=NoteFields("x"), by=writer)
    for method in ("GET", "PUT", "DELETE"):
        assert problem(program.send(method, note["Location"], changed(note))) == (404, None)


def test_a_note_withdrawn_on_the_site_is_gone(program, note, writer, library):
    withdraw_note(debate=library, pid=row(note).pid, by=writer)
    assert problem(put(program, note)) == (410, None)
    assert Annotation.objects.get(pid=row(note).pid).body == "誰做的*統計*?"
