"""Notes on this device: kept whole or told why not, one entry each; as a form and as Web Annotations."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = "device-notes"
SELECTION = {
    "kind": "claim",
    "pid": "c000000001",
    "part": "text",
    "block": "",
    "language": "zh-Hant",
    "version": 3,
    "start": 2,
    "exact": "𠮷野家",
    "prefix": "去",
    "suffix": "吃飯",
    "form": "/c/c000000001/note/",
}
SETUP = """
const d = m["device-notes"];
const box = {};
Object.defineProperties(box, {
  getItem: { value: (key) => box[key] ?? null },
  setItem: { value: (key, text) => { box[key] = text; } },
  removeItem: { value: (key) => { delete box[key]; } },
});
const storage = () => box;
"""
words = st.text('法 a,\n"\\🦉<>', max_size=12)
notes = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "made": st.integers(0, 2_000_000_000_000),
        "motivation": st.sampled_from(["commenting", "questioning", "highlighting", "tagging"]),
        "body": words,
        "tags": st.lists(words, max_size=3),
    }
).map(lambda said: SELECTION | said)


def note(**said: Any) -> dict[str, Any]:
    """A note on three characters."""
    made = {"id": "00000000-0000-4000-8000-000000000001", "made": 0, "motivation": "commenting", "body": "", "tags": []}
    return SELECTION | made | said


@PROPERTY
@given(st.lists(notes, max_size=12, unique_by=lambda note: note["id"]))
def test_what_is_kept_is_read_oldest_first(run, given):
    body = f"""(m, notes) => {{
        {SETUP}
        const told = notes.map((note) => d.keep(storage, note));
        box.other = "{{}}";
        const read = d.readAll(storage);
        for (const note of notes) d.forget(storage, note.id);
        return [told.join(""), read, Object.keys(box)];
    }}"""
    wanted = sorted(given, key=lambda note: (note["made"], note["id"]))
    assert run(NAMES, body, given) == ["", wanted, ["other"]]


def test_what_is_no_note_is_left_out(run):
    broken = [
        "",
        "null",
        "[]",
        "{",
        json.dumps(note() | {"exact": ""}),
        json.dumps(note() | {"start": -1}),
        json.dumps(note() | {"start": "2"}),
        json.dumps(note() | {"motivation": "replying"}),
        json.dumps(note() | {"tags": "a"}),
        json.dumps(note() | {"form": "//example.org/c/c000000001/note/"}),
        json.dumps(note() | {"form": "https://example.org/"}),
        json.dumps({name: value for name, value in note().items() if name != "pid"}),
    ]
    body = """(m, all) => all.filter((text) => m["device-notes"].parsed(text) !== null)"""
    assert run(NAMES, body, [*broken, json.dumps(note())]) == [json.dumps(note())]


def test_why_a_note_was_not_kept(run):
    body = """(m, note) => {
        const d = m["device-notes"];
        const failing = (name) => () => ({ setItem() { throw new DOMException("no", name); } });
        const closed = () => { throw new DOMException("no", "SecurityError"); };
        d.forget(closed, "x");
        const told = [failing("QuotaExceededError"), failing("NS_ERROR_DOM_QUOTA_REACHED"), closed];
        return [told.map((storage) => d.keep(storage, note)), d.readAll(closed)];
    }"""
    assert run(NAMES, body, note()) == [["full", "full", "closed"], []]


def test_what_is_sent_says_something_or_is_a_highlight(run):
    body = """(m, notes) => notes.map((note) => m["device-notes"].fieldsOf(note).motivation)"""
    given = [
        note(body="因為"),
        note(body=" \n"),
        note(motivation="questioning", body="?"),
        note(motivation="questioning"),
        note(motivation="tagging", tags=["費用"]),
        note(motivation="tagging", body="words"),
        note(motivation="highlighting"),
    ]
    wanted = ["commenting", "highlighting", "questioning", "highlighting", "tagging", "highlighting", "highlighting"]
    assert run(NAMES, body, given) == wanted


def test_a_new_note(run):
    body = """(m, selection) => m["device-notes"].fresh(selection, "questioning", { id: "u", made: 7 })"""
    made = SELECTION | {"id": "u", "made": 7, "motivation": "questioning", "body": "", "tags": []}
    assert run(NAMES, body, SELECTION) == made


def test_words_without_a_place_are_kept_sent_and_found(run):
    body = f"""(m, note) => {{
        {SETUP}
        d.keep(storage, note);
        const [read] = d.readAll(storage);
        const selectors = JSON.parse(d.exported([read], "https://example.org")).first.items[0].target.selector;
        return [read.start, d.fieldsOf(read).start, selectors.length, d.located(read, "說去𠮷野家吃飯", 0)];
    }}"""
    assert run(NAMES, body, note(start=None)) == [None, "", 1, [2, 5]]


def test_notes_leave_as_web_annotations(run):
    body = """(m, notes) => JSON.parse(m["device-notes"].exported(notes, "https://example.org"))"""
    found = run(NAMES, body, [note(body="因為", tags=["費用"], made=1_000)])
    assert found == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "total": 1,
        "first": {
            "type": "AnnotationPage",
            "items": [
                {
                    "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
                    "type": "Annotation",
                    "motivation": "commenting",
                    "created": "1970-01-01T00:00:01.000Z",
                    "body": [
                        {"type": "TextualBody", "value": "因為", "format": "text/markdown"},
                        {"type": "TextualBody", "value": "費用", "purpose": "tagging"},
                    ],
                    "target": {
                        "source": "https://example.org/c/c000000001/",
                        "selector": [
                            {"type": "TextQuoteSelector", "exact": "𠮷野家", "prefix": "去", "suffix": "吃飯"},
                            {"type": "TextPositionSelector", "start": 2, "end": 5},
                        ],
                    },
                }
            ],
        },
    }


def test_a_source_is_named_with_its_paragraph(run):
    body = """(m, notes) => notes.map(m["device-notes"].pageOf)"""
    given = [note(), note(kind="source", form="/en/s/s000000001/note/", block="3")]
    assert run(NAMES, body, given) == ["/c/c000000001/", "/en/s/s000000001/#p-3"]


def test_words_are_found_where_they_stand_now(run):
    body = """(m, [note, texts]) => texts.map(([text, at]) => m["device-notes"].located(note, text, at))"""
    given = [
        ["去去𠮷野家吃飯", 0],
        ["去𠮷野家吃飯", 1],
        ["🦉🦉我去𠮷野家吃飯", 0],
        ["𠮷野家,我去𠮷野家吃飯", 0],
        ["𠮷野家,𠮷野家", 9],
        ["吉野家", 0],
        ["先說𠮷野家", 9],
    ]
    wanted = [[2, 5], [1, 4], [4, 7], [6, 9], None, None, [2, 5]]
    assert run(NAMES, body, [note(), given]) == wanted
