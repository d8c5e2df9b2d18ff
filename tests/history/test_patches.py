"""Patches: what changed, taken back, and whether it can be."""

from hypothesis import given
from hypothesis import strategies as st

from debate.history.patches import Conflict, conflicts, difference, lay, overlaid, pids_of, reverse

VALUE = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["", "甲", "乙"]))
FIELDS = st.dictionaries(st.sampled_from(["text", "nature", "translations.en"]), VALUE, max_size=3)
THINGS = st.dictionaries(st.sampled_from(["a", "b", "c"]), FIELDS, max_size=3)
PATCH = st.fixed_dictionaries({"claim": THINGS, "link": THINGS})


def test_only_what_differs_is_a_difference():
    current = {"claim": {"a": {"text": "甲", "nature": ""}}}
    wanted = {"claim": {"a": {"text": "乙", "nature": ""}, "b": {"text": "丙"}}}
    before, after = difference(current, wanted)
    assert before == {"claim": {"a": {"text": "甲"}, "b": None}}
    assert after == {"claim": {"a": {"text": "乙"}, "b": {"text": "丙"}}}
    assert difference(current, {"claim": {"a": {"text": "甲"}}}) == ({}, {})


def test_what_was_made_is_withdrawn_when_it_is_taken_back():
    upon, back = reverse({"claim": {"a": None}}, {"claim": {"a": {"text": "甲", "state": "live"}}})
    assert upon == {"claim": {"a": {"text": "甲", "state": "live"}}}
    assert back == {"claim": {"a": {"state": "withdrawn", "successor": "", "reason": ""}}}


def test_a_conflict_names_field_and_both_values():
    current = {"claim": {"a": {"text": "丙", "nature": ""}}}
    upon = {"claim": {"a": {"text": "乙", "nature": ""}, "b": {"text": "丁"}}}
    assert conflicts(current, upon) == [
        Conflict("claim", "a", "text", "乙", "丙"),
        Conflict("claim", "b", "", {"text": "丁"}, None),
    ]


def test_fields_are_laid_beside_others():
    patch = {"link": {"a": {"rank": 1}}}
    lay(patch, "link", "a", {"home": True})
    lay(patch, "claim", "b", {"text": "甲"})
    assert patch == {"link": {"a": {"rank": 1, "home": True}}, "claim": {"b": {"text": "甲"}}}
    assert pids_of(patch) == {"link": ["a"], "claim": ["b"]}


@given(current=PATCH, wanted=PATCH)
def test_a_change_leads_there_and_back(current, wanted):
    before, after = difference(current, wanted)
    changed = overlaid(current, after)
    assert difference(changed, wanted) == ({}, {})
    assert conflicts(current, before) == []
    upon, back = reverse(before, after)
    assert conflicts(changed, upon) == []
    restored = overlaid(changed, back)
    for kind, things in current.items():
        for pid, fields in things.items():
            assert {name: restored[kind][pid].get(name) for name in fields} == fields
