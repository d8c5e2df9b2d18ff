"""Web Annotations of others: what is taken, and what is refused, by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.anchoring.selectors import TextPosition, TextQuote
from debate.exchange.strict_json import TooLarge
from debate.exchange.web_annotation_read import SIZE, Body, Sent, read_annotation
from debate.exchange.web_target import Sought
from debate.exchange.web_values import BadAnnotation, Unsupported
from tests.exchange.web import ANY_JSON, CLAIM, CONTEXT, WHOLE, encoded, places, put, sent

QUOTE, POSITION = WHOLE["target"]["selector"]
TEXT = {"type": "TextualBody", "value": "字"}


def read(value):
    return read_annotation(encoded(value))


def refused(data):
    with pytest.raises(BadAnnotation) as caught:
        read_annotation(data)
    return str(caught.value)


def on(**target):
    return sent(target={"source": CLAIM, **target})


def body(**more):
    return sent(body={**TEXT, **more})


def test_everything_is_read():
    assert read(WHOLE) == Sent(
        target=Sought(CLAIM, TextQuote("三成", "考季時,", "學生"), TextPosition(4, 6), f"{CLAIM}v/3/"),
        body=Body("誰做的*統計*?", "questioning", "zh-Hant", ("學生",)),
        motivation="questioning",
        id="https://reader.example/notes/1",
        canonical="urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df",
        via=("https://other.example/7",),
    )


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (CLAIM, Sought(CLAIM)),
        ([CLAIM], Sought(CLAIM)),
        ({"id": CLAIM, "type": "Text", "format": "text/html"}, Sought(CLAIM)),
        ({"source": CLAIM}, Sought(CLAIM)),
        ({"source": {"id": CLAIM, "type": "Text"}}, Sought(CLAIM)),
        ({"source": CLAIM, "annotation": 7}, Sought(CLAIM)),
        ({"id": "urn:x:1", "source": CLAIM, "selector": QUOTE}, Sought(CLAIM, read(WHOLE).target.quote)),
        ({"source": CLAIM, "selector": POSITION}, Sought(CLAIM, None, TextPosition(4, 6))),
        ({"source": CLAIM, "state": {"type": "TimeState", "sourceDate": "2026-01-02T12:00:00Z"}}, Sought(CLAIM)),
        (
            {"source": f"{CLAIM}#x", "selector": {"type": "FragmentSelector", "value": "p-3", "refinedBy": QUOTE}},
            Sought(f"{CLAIM}#p-3", read(WHOLE).target.quote),
        ),
        (
            {"source": CLAIM, "selector": [{"type": "RangeSelector", "startSelector": {}}, QUOTE]},
            Sought(CLAIM, read(WHOLE).target.quote),
        ),
    ],
)
def test_targets_come_in_many_forms(target, found):
    assert read(sent(target=target)).target == found


@pytest.mark.parametrize(
    ("changed", "said", "text", "tags"),
    [
        ({"motivation": None}, "questioning", "誰做的*統計*?", ("學生",)),
        ({"motivation": None, "body": None}, "highlighting", "", ()),
        ({"motivation": None, "body": {**TEXT, "purpose": "tagging"}}, "tagging", "", ("字",)),
        ({"motivation": None, "body": TEXT}, "commenting", "字", ()),
        ({"motivation": None, "body": {"value": "字"}}, "commenting", "字", ()),
        ({"motivation": "tagging", "body": [TEXT, {**TEXT, "purpose": "commenting"}]}, "tagging", "字", ("字",)),
        ({"motivation": ["commenting"], "body": None, "bodyValue": "字"}, "commenting", "字", ()),
    ],
)
def test_what_a_note_is_there_for(changed, said, text, tags):
    found = read(sent(**changed))
    assert (found.said, found.body.text, found.body.tags) == (said, text, tags)


@pytest.mark.parametrize("own", ["b6b1b4c1-0d1c-4b52-9c40-0f0a4a9a3b61", "#1", "", "urn:x: y"])
def test_an_id_that_names_nothing_elsewhere_is_not_kept(own):
    assert read(sent(id=own)).id == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (sent(**{"@context": None}), "/@context: is missing"),
        (sent(**{"@context": "https://schema.org"}), f"/@context: is not {CONTEXT}"),
        (sent(**{"@context": [CONTEXT, "https://schema.org"]}), f"/@context: is not {CONTEXT}"),
        (sent(**{"@context": {"@vocab": "urn:x"}}), "/@context: is no string"),
        (sent(type=None), "/type: is missing"),
        (sent(type="Page"), "/type: is not Annotation"),
        (sent(type=5), "/type: is no string"),
        (sent(target=None), "/target: is missing"),
        (sent(target=[]), "/target: must be one target, not 0"),
        (sent(target=[CLAIM, CLAIM]), "/target: must be one target, not 2"),
        (sent(target=5), "/target: is no object"),
        (sent(target="c000000000"), "/target: is no absolute IRI"),
        (sent(target={"type": "Choice", "items": [CLAIM]}), "/target/items: is not taken here"),
        (sent(target={"type": "SpecificResource"}), "/target/source: is missing"),
        (sent(target={"id": CLAIM, "selector": QUOTE}), "/target/source: is missing"),
        (on(type="List"), "/target/type: is none of SpecificResource"),
        (on(source=[CLAIM, CLAIM]), "/target/source: must be one source, not 2"),
        (on(source={"type": "Text"}), "/target/source/id: is no string"),
        (on(selector=[]), "/target/selector: has no TextQuoteSelector and no TextPositionSelector"),
        (on(selector=5), "/target/selector: is no object"),
        (on(selector={"exact": "字"}), "/target/selector/type: is missing"),
        (on(selector={**QUOTE, "exact": 5}), "/target/selector/exact: is no string"),
        (on(selector={**QUOTE, "exact": " "}), "/target/selector/exact: is empty"),
        (on(selector={**QUOTE, "exact": "字" * 10_001}), "/target/selector/exact: is longer than 10000 characters"),
        (on(selector={**QUOTE, "prefix": "字" * 1_001}), "/target/selector/prefix: is longer than 1000 characters"),
        (on(selector={**QUOTE, "start": 1}), "/target/selector/start: is not taken here"),
        (on(selector={**QUOTE, "refinedBy": POSITION}), "/target/selector/refinedBy: is taken of a FragmentSelector alone"),
        (on(selector=[QUOTE, QUOTE]), "/target/selector/1: is a second selector of its type"),
        (on(selector=[POSITION] * 11), "/target/selector: has more than 10 parts"),
        (on(selector={**POSITION, "start": "4"}), "/target/selector/start: is no whole number"),
        (on(selector={**POSITION, "start": True}), "/target/selector/start: is no whole number"),
        (on(selector={**POSITION, "start": 4.5}), "/target/selector/start: is no whole number"),
        (on(selector={**POSITION, "start": -1}), "/target/selector/start: is not between 0 and 2147483647"),
        (on(selector={**POSITION, "end": 4}), "/target/selector/end: is not after start"),
        (on(selector={"type": "XPathSelector", "value": "/p"}), "/target/selector: has no TextQuoteSelector and no TextPositionSelector"),
        (on(state={"type": "HttpRequestState", "value": "x"}), "/target/state/value: is not taken here"),
        (on(state={"cached": CLAIM}), "/target/state/type: is missing"),
        (on(state={"type": "TimeState", "cached": "x"}), "/target/state/cached: is no absolute IRI"),
        (sent(id=["urn:x:1", "urn:x:2"]), "/id: is no string"),
        (sent(**{"@id": "urn:x:1"}), "/@id: is not taken here"),
        (sent(canonical=["urn:x:1", "urn:x:2"]), "/canonical: is no string"),
        (sent(canonical="x"), "/canonical: is no absolute IRI"),
        (sent(canonical="urn:x:\u202e"), "/canonical: is no absolute IRI"),
        (sent(canonical="urn:x:" + "y" * 2_000), "/canonical: is longer than 2000 characters"),
        (sent(via=["urn:x:1", 5]), "/via/1: is no string"),
        (sent(via=["urn:x:1"] * 21), "/via: has more than 20 parts"),
        (sent(motivation="shouting"), "/motivation: is none of commenting, highlighting, questioning, tagging, replying"),
        (sent(motivation=["tagging", "commenting"]), "/motivation: must be one motivation, not 2"),
        (sent(created="yesterday"), "/created: is no date and time (ISO 8601)"),
        (sent(created="2026-01-02T12:00:00"), "/created: has no time zone"),
        (sent(modified=5), "/modified: is no string"),
        (sent(body="https://x.example/"), "/body: is the address of a body; only words are stored here (TextualBody)"),
        (sent(body=[TEXT, TEXT]), "/body/1: is a second text"),
        (sent(body=[TEXT] * 26), "/body: has more than 25 parts"),
        (sent(bodyValue="字"), "/bodyValue: stands beside body"),
        (body(type="Image"), "/body/type: is none of TextualBody"),
        (body(value=None), "/body/value: is no string"),
        (body(value="字" * 20_001), "/body/value: is longer than 20000 characters"),
        (body(format="text/html"), "/body/format: is none of text/markdown, text/plain"),
        (body(language=["en", "fr"]), "/body/language: must be one language, not 2"),
        (body(purpose="linking"), "/body/purpose: is none of commenting, highlighting, questioning, tagging, replying"),
        (body(source=CLAIM), "/body/source: is not taken here"),
        (sent(**{"@a/b~\u202e字": 1}), "/@a~1b~0\\u202e\\u5b57: is not taken here"),
        ([WHOLE], "is no object"),
    ],
)  # fmt: skip
def test_what_is_refused(value, told):
    assert refused(encoded(value)) == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is not JSON: Expecting value in line 1, column 1"),
        (b"\xff", "is not UTF-8 at byte 0"),
        (b'{"id": 1, "id": 2}', "/id: stands twice in one object"),
        (b'{"id": NaN}', "holds NaN, which is not JSON"),
        (b'{"id": -Infinity}', "holds -Infinity, which is not JSON"),
        (b'{"id": 1e999}', "holds 1e999, which is not JSON"),
        (b"[" * 21 + b"]" * 21, "is nested deeper than 20"),
        (b"[" * 500_000, "is nested deeper than 20"),
    ],
)
def test_what_is_no_json_is_refused(data, told):
    assert refused(data) == told


def test_what_is_no_annotation_is_told_apart():
    for value in (sent(type="Page"), sent(**{"@context": "https://schema.org"})):
        with pytest.raises(Unsupported):
            read(value)


def test_ten_megabytes_are_not_looked_at():
    with pytest.raises(TooLarge, match="is larger than 1 MB"):
        read_annotation(b" " * 10 * SIZE)


@given(st.sampled_from(places(WHOLE)), ANY_JSON)
def test_anything_anywhere_is_read_or_refused_by_its_place(path, part):
    fault = None
    try:
        read(put(WHOLE, path, part))
    except BadAnnotation as error:
        fault = error.fault
    assert fault is None or (str(fault).isascii() and fault.path[:1] in ("", "/"))
