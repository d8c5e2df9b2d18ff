"""Bad files get a list of what is wrong where, never a traceback."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.exchange import read
from debate.exchange.faults import BadFile
from debate.exchange.read import read_document
from debate.exchange.strict_json import nesting
from tests.article import SPOKEN
from tests.library import ARTICLE, COST, NIGHT, encoded, library


def told(data: bytes) -> list[str]:
    """The faults of a file, as lines."""
    with pytest.raises(BadFile) as caught:
        read_document(data)
    return [str(fault) for fault in caught.value.faults]


def changed(**parts):
    """The file with top-level parts replaced."""
    return encoded({**library(), **parts})


def with_part(array: str, number: int, **fields):
    """The file with fields of one part replaced; None removes one."""
    value = library()
    part = {**value[array][number], **fields}
    value[array][number] = {name: field for name, field in part.items() if field is not None}
    return encoded(value)


def test_the_file_of_every_feature_is_taken():
    assert read_document(encoded(library())).debate.slug == "night-library"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is not JSON: Expecting value in line 1, column 1"),
        (b"{", "is not JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        (b"\xff\xfe{}", "is not UTF-8 at byte 0"),
        (b"[]", "Input should be a valid dictionary or instance of Document"),
        (b'{"a": NaN}', "holds NaN, which is not JSON"),
        (b'{"a": -Infinity}', "holds -Infinity, which is not JSON"),
        (b'{"a": 1e999}', "holds 1e999, which is not JSON"),
        (b'{"a": 1, "a": 2}', "holds the key 'a' twice in one object"),
        (b'{"a": ' + b"9" * 5000 + b"}", "holds a number of 5000 digits"),
        (b"[" * 100_000, "is nested deeper than 40"),
        (b'{"a":' * 41 + b"1" + b"}" * 41, "is nested deeper than 40"),
    ],
)
def test_bytes_that_are_no_file(data, expected):
    assert told(data) == [expected]


def test_brackets_inside_strings_are_no_nesting():
    value = library()
    value["claims"][3]["detail"] = "[" * 500 + '"' + "]"
    assert read_document(encoded(value)).claims[3].detail.startswith("[[[")


def test_a_file_over_the_limit_is_refused_before_it_is_parsed(monkeypatch):
    monkeypatch.setattr(read, "SIZE", 1024 * 1024)
    assert told(b" " * (1024 * 1024 + 1)) == ["is larger than 1 MB"]


def test_many_faults_are_told_together_in_order():
    value = library()
    value["claims"][0]["kind"] = "opinion"
    value["claims"][1]["text"] = "x" * 501
    del value["links"][0]["relation"]
    value["more"] = 1
    assert told(encoded(value)) == [
        "/claims/0/kind: Input should be 'question', 'position' or 'claim'",
        "/claims/1/text: String should have at most 500 characters",
        "/links/0/relation: Field required",
        "/more: Extra inputs are not permitted",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (with_part("claims", 1, text="一\u202e二"), "/claims/1/text: a control of the writing direction (U+202E) at character 2 is not allowed"),
        (with_part("claims", 1, text="a\x00b"), "/claims/1/text: a control character (U+0000) at character 2 is not allowed"),
        (with_part("claims", 1, text="two\nlines"), "/claims/1/text: a line break or tab (U+000A) at character 4 is not allowed"),
        (with_part("claims", 1, text=" spaced "), "/claims/1/text: has white space around it, or line ends other than LF"),
        (with_part("claims", 1, pid=COST), f"/claims/4/pid: {COST} is used twice"),
        (with_part("claims", 1, created="2026-13-01T00:00:00Z"), "/claims/1/created: Value error, month must be in 1..12"),
        (with_part("sources", 0, published="2026-02-30"), "/sources/0/published: Value error, day is out of range for month"),
        (with_part("claims", 3, tags=["學生", "學生"]), "/claims/3/tags/1: 學生 stands twice"),
        (with_part("claims", 3, tags=["書"]), "/claims/3/tags/0: 書 is not among the debate's tags"),
        (with_part("claims", 3, translations={"zh-Hant": {"text": "甲"}}), "/claims/3/translations/zh-Hant: translates into the language it is in"),
        (with_part("links", 0, claim="zzzzzzzzzz"), "/links/0: has an unknown target zzzzzzzzzz"),
        (with_part("links", 5, home=False), "/claims/5: has no home"),
        (with_part("citations", 0, speaker=NIGHT), f"/citations/0/speaker: {NIGHT} is not among the speakers"),
        (with_part("citations", 0, link="k000000002"), "/citations/0: needs exactly one of claim and link"),
        (with_part("citations", 0, folded=7), "/citations/0/folded: is less than 8: too few words to hold on to"),
        (with_part("citations", 0, seal="v1:x"), "/citations/0/seal: String should match pattern '^v1:[0-9a-f]{64}$'"),
        (with_part("citations", 0, exact="考季時"), "/citations/0/exact: holds words of a source whose words are not public"),
        (with_part("citations", 0, suffix="。"), "/citations/0/exact: holds words of a source whose words are not public"),
        (with_part("citations", 7, exact=SPOKEN[:-1]), "/citations/7/exact: is not what the seal and length say"),
        (with_part("annotations", 0, link="k000000000"), "/annotations/0: needs exactly one of claim, link, citation and source"),
        (with_part("annotations", 1, block=2), "/annotations/1/block: goes with a source, and only with one"),
        (with_part("annotations", 2, reply_to="a000000002"), "/annotations/2/reply_to: replies, in the end, to itself"),
        (with_part("annotations", 2, motivation="commenting"), "/annotations/2/reply_to: goes with the motivation replying, and only with it"),
        (with_part("annotations", 1, body=""), "/annotations/1/body: is empty"),
        (with_part("retired", 0, successor="zzzzzzzzzz"), "/retired/0/successor: zzzzzzzzzz is no claim of this file"),
        (with_part("retired", 0, successor="r000000002", state="withdrawn"), "/retired/0/successor: r000000002 is no claim of this file"),
        (with_part("retired", 0, successor=None), "/retired/0/successor: is missing, though the state is merged"),
        (with_part("retired", 1, state="merged", successor="r000000000"), "/retired/1/successor: is itself merged; name the final survivor"),
        (changed(format="other"), "/format: Input should be 'biantu-debate'"),
        (changed(version=2), "/version: Input should be 1"),
        (with_part("claims", 3, version="3"), "/claims/3/version: Input should be a valid integer"),
        (with_part("citations", 0, start=-1), "/citations/0/start: Input should be greater than or equal to 0"),
        (with_part("citations", 0, start=2**31), "/citations/0/start: Input should be less than or equal to 2147483647"),
        (changed(debate={**library()["debate"], "slug": "../x"}), "/debate/slug: String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'"),
        (with_part("sources", 0, address="javascript:alert(1)"), r"/sources/0/address: String should match pattern '^(https?://\S+)?$'"),
    ],
)  # fmt: skip
def test_parts_that_do_not_fit(data, expected):
    assert told(data)[0] == expected


def test_a_selection_says_what_it_holds_on_to():
    note = library()["annotations"][0]
    short = {**note["selection"], "exact": "三"}
    assert told(with_part("annotations", 0, selection=short)) == [
        "/annotations/0/selection/length: is not that of exact"
    ]
    open_words = {**library()["annotations"][4]["selection"], "exact": "吵成一團"}
    assert told(with_part("annotations", 4, selection=open_words)) == [
        "/annotations/4/selection/exact: holds words of a source whose words are not public"
    ]


@pytest.mark.parametrize(
    ("number", "selection", "expected"),
    [
        (0, {"part": "digest"}, "/part: is no part of what the note is on"),
        (4, {"part": "detail"}, "/part: is no part of what the note is on"),
        (4, {"part": "digest"}, ": of a summary needs exact and language, and has no seal"),
        (4, {"seal": ""}, ": of a passage needs a seal"),
    ],
)
def test_a_selection_is_in_a_part_of_what_the_note_is_on(number, selection, expected):
    chosen = {**library()["annotations"][number]["selection"], **selection}
    assert told(with_part("annotations", number, selection=chosen)) == [f"/annotations/{number}/selection{expected}"]


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_with_faults(data):
    with pytest.raises(BadFile):
        read_document(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=8), parts, max_size=3),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.data(), json_values)
def test_any_value_at_any_place_is_taken_or_told(data, value):
    document = library()
    array = data.draw(
        st.sampled_from(["claims", "links", "sources", "citations", "speakers", "annotations", "retired"])
    )
    part = document[array][data.draw(st.integers(0, len(document[array]) - 1))]
    part[data.draw(st.sampled_from(sorted(part)))] = value
    try:
        read_document(json.dumps(document, ensure_ascii=True).encode())
    except BadFile as error:
        told = [fault.reason for fault in error.faults]
    else:
        told = ["taken"]
    assert all(told)


def test_the_restricted_source_is_the_article():
    assert [source["pid"] for source in library()["sources"] if source.get("words", "members") == "members"] == [
        ARTICLE
    ]


@given(st.integers(0, 60), st.booleans())
def test_nesting_is_counted_however_strings_end(depth, closed):
    data = b'["\\"[[[\\\\", ' + b"[" * depth + b"]" * depth + (b"]" if closed else b' "[[[')
    assert nesting(data) == depth + 1
