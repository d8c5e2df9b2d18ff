"""Our notes as W3C Web Annotations."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from debate.anchoring.selectors import TextPosition, TextQuote
from debate.exchange.web_annotation import WebAnnotation, Words, annotation_json, instant, rights_of
from debate.exchange.web_annotation_read import read_annotation
from debate.exchange.web_target import Sought
from tests.exchange.web import CLAIM, CONTEXT, encoded

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
ID = "https://biantu.example/annotations/b000000000/a000000000"


def note(**more):
    return WebAnnotation(**{"id": ID, "target": CLAIM, "motivation": "commenting", "created": NOON, **more})


TARGET = {
    "type": "SpecificResource",
    "source": CLAIM,
    "selector": [
        {"type": "TextQuoteSelector", "exact": "三成", "prefix": "考季時,", "suffix": "學生"},
        {"type": "TextPositionSelector", "start": 4, "end": 6},
    ],
    "state": {"type": "TimeState", "sourceDate": "2026-01-02T12:00:00Z", "cached": f"{CLAIM}v/3/"},
}


def test_a_note_with_everything():
    quote = TextQuote("三成", "考季時,", "學生")
    value = note(
        motivation="questioning",
        body="誰做的*統計*?",
        language="zh-Hant",
        tags=("學生", "數字"),
        words=Words(quote, TextPosition(4, 6), f"{CLAIM}v/3/", NOON),
        modified=datetime(2026, 1, 3, tzinfo=timezone(timedelta(hours=8))),
        creator="讀者",
        rights="CC BY 4.0",
        canonical="urn:x:1",
        via=("https://other.example/7",),
    )
    assert annotation_json(value) == {
        "@context": CONTEXT,
        "id": ID,
        "type": "Annotation",
        "motivation": "questioning",
        "created": "2026-01-02T12:00:00Z",
        "modified": "2026-01-02T16:00:00Z",
        "creator": {"type": "Person", "name": "讀者", "nickname": "讀者"},
        "rights": "https://creativecommons.org/licenses/by/4.0/",
        "canonical": "urn:x:1",
        "via": "https://other.example/7",
        "body": [
            {
                "type": "TextualBody",
                "value": "誰做的*統計*?",
                "format": "text/markdown",
                "language": "zh-Hant",
                "purpose": "questioning",
            },
            {"type": "TextualBody", "value": "學生", "purpose": "tagging"},
            {"type": "TextualBody", "value": "數字", "purpose": "tagging"},
        ],
        "target": TARGET,
    }


def test_a_note_with_next_to_nothing():
    assert annotation_json(note(motivation="highlighting")) == {
        "@context": CONTEXT,
        "id": ID,
        "type": "Annotation",
        "motivation": "highlighting",
        "created": "2026-01-02T12:00:00Z",
        "target": CLAIM,
    }


def test_words_that_may_not_be_quoted_have_their_place_alone():
    value = annotation_json(note(words=Words(None, TextPosition(4, 200), made=NOON)))
    assert value["target"] == {
        "type": "SpecificResource",
        "source": CLAIM,
        "selector": [{"type": "TextPositionSelector", "start": 4, "end": 200}],
        "state": {"type": "TimeState", "sourceDate": "2026-01-02T12:00:00Z"},
    }


@pytest.mark.parametrize("motivation", ["commenting", "highlighting", "questioning", "tagging", "replying"])
def test_what_is_told_is_read_as_the_same(motivation):
    words = Words(TextQuote("三成", "考季時,", "學生"), TextPosition(4, 6), f"{CLAIM}v/3/", NOON)
    more = {"body": "說明", "language": "en", "tags": ("a", "b"), "canonical": "urn:x:1", "via": ("urn:y:1", "urn:y:2")}
    found = read_annotation(encoded(annotation_json(note(motivation=motivation, words=words, **more))))
    assert (found.said, found.id, found.canonical, found.via) == (motivation, ID, "urn:x:1", ("urn:y:1", "urn:y:2"))
    assert (found.body.text, found.body.language, found.body.tags) == ("說明", "en", ("a", "b"))
    assert found.target == Sought(CLAIM, words.quote, words.position, words.cached)


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-sa-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("CC BY-NC-ND 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (" https://licence.example/x ", "https://licence.example/x"),
        ("版權所有", ""),
        ("", ""),
        ("https://a b", ""),
    ],
)
def test_a_licence_is_an_address_or_nothing(licence, address):
    assert rights_of(licence) == address


def test_a_time_is_told_in_utc():
    assert instant(datetime(2026, 1, 1, 7, 0, 0, 999, tzinfo=timezone(timedelta(hours=8)))) == "2025-12-31T23:00:00Z"
