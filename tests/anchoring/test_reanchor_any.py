"""What holds for any text, any quotation and any change."""

from collections.abc import Callable
from random import Random

import pytest
import regex
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from debate.anchoring.carry import Carry
from debate.anchoring.index import Index
from debate.anchoring.match import match
from debate.anchoring.reanchor import reanchor
from debate.anchoring.seal import MINIMUM
from debate.anchoring.selectors import Selector, describe
from debate.anchoring.verdict import Stage, Status, Verdict
from tests.anchoring.passages import TEXTS
from tests.anchoring.scenarios import outcome, trial
from tests.growth import LINEAR, growth

ANY = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
OTHER = "龍虎鳳龜梅蘭竹菊"
"""None of these stands in HARD; where chance writes them all the same, another text is drawn."""


def edges(text: str) -> list[int]:
    return [0, *(cluster.end() for cluster in regex.finditer(r"\X", text))]


def apart(text: str) -> bool:
    """Whether none of OTHER stands in a text."""
    return not set(Index(OTHER).words) & set(Index(text).words)


@st.composite
def quotations(draw: st.DrawFn, least: int = 0) -> tuple[str, Selector]:
    """A text and a quotation of it that begins and ends between characters."""
    text = draw(TEXTS.filter(lambda text: len(Index(text).words) >= max(1, least)))
    start = draw(st.sampled_from(edges(text)[:-1]))
    end = draw(st.sampled_from([edge for edge in edges(text) if edge > start]))
    assume(len(Index(text[start:end]).words) >= least)
    return text, describe(text, start, end)


def check(verdict: Verdict, text: str) -> None:
    """Places are within the text, between characters, and not empty; what is accepted or to be reviewed has one."""
    assert (verdict.start is None) == (verdict.end is None) == (verdict.status == Status.ORPHAN)
    assert (verdict.status == Status.REVIEW) == bool(verdict.candidates)
    places, known = [(one.start, one.end) for one in verdict.candidates], set(edges(text))
    if verdict.start is not None and verdict.end is not None:
        places.append((verdict.start, verdict.end))
    for start, end in places:
        assert 0 <= start < end <= len(text)
        assert {start, end} <= known
    assert all(0 <= one.similarity <= 1 for one in verdict.candidates)


@ANY
@given(quotations())
def test_in_the_same_text_everything_stands_where_it_stood(drawn):
    text, selector = drawn
    same = reanchor(selector, Carry(Index(text), Index(text)))
    assert same == Verdict(Status.ANCHORED, selector.start, selector.end, 1.0, Stage.SAME)


@ANY
@given(quotations(MINIMUM))
def test_without_the_old_text_everything_stands_where_it_stood(drawn):
    text, selector = drawn
    found = match(selector.quote, Index(text), selector.position)
    assert found == Verdict(Status.ANCHORED, selector.start, selector.end, 1.0, Stage.IN_PLACE)


@ANY
@given(quotations(MINIMUM), st.text(st.sampled_from(OTHER), min_size=1, max_size=40))
def test_what_is_put_in_front_shifts_it_by_as_much(drawn, front):
    text, selector = drawn
    new = f"{front}\n{text}"
    shift = len(front) + 1
    assume(apart(text))
    found = reanchor(selector, Carry(Index(text), Index(new)))
    assert (found.status, found.start, found.end) == ("anchored", selector.start + shift, selector.end + shift)


@ANY
@given(quotations(), TEXTS)
def test_places_in_any_other_text_are_whole_characters(drawn, other):
    text, selector = drawn
    carry = Carry(Index(text), Index(other))
    check(reanchor(selector, carry), other)
    check(match(selector.quote, carry.new, selector.position), other)


@ANY
@given(quotations(), st.data())
def test_places_in_any_edited_text_are_whole_characters(drawn, data):
    text, selector = drawn
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = text[:start] + data.draw(TEXTS) + text[end:]
    check(reanchor(selector, Carry(Index(text), Index(new))), new)


@ANY
@given(TEXTS, TEXTS)
def test_carrying_keeps_the_order(old, new):
    carry = Carry(Index(old), Index(new))
    places = [place for at in range(len(carry.old.words)) if (place := carry.to(at)) is not None]
    assert places == sorted(set(places))
    assert all(0 <= place < len(carry.new.words) for place in places)


@ANY
@given(quotations(), TEXTS, st.text(st.sampled_from(OTHER), min_size=MINIMUM, max_size=30))
def test_words_that_are_gone_are_never_accepted(drawn, other, words):
    text, _ = drawn
    assume(apart(text + other))
    old = text + words + other
    selector = describe(old, len(text), len(text) + len(words))
    assert not reanchor(selector, Carry(Index(old), Index(text + other))).accepted
    assert not match(selector.quote, Index(text + other), selector.position).accepted


@pytest.mark.parametrize(("scenario", "share"), [("A", 99), ("B", 95), ("C", 95), ("D", 0)])
def test_the_scenarios_of_the_bench_on_a_small_text(scenario, share):
    told = outcome(trial(scenario, 7, 25_000, 60))
    assert (told.wrong, len(told.verdicts)) == (0, 60)
    assert told.share >= share
    assert told.count("gone") >= {"A": 0, "B": 1, "C": 1, "D": 60}[scenario]


def all_of(text_and_new: tuple[str, str]) -> list[Verdict]:
    """Twenty quotations carried, and looked for without the old text."""
    text, new = text_and_new
    carry = Carry(Index(text), Index(new))
    chance, found = Random(1), list[Verdict]()
    for _ in range(20):
        start = chance.randrange(max(1, len(text) - 40))
        selector = describe(text, start, start + 30)
        found += [reanchor(selector, carry), match(selector.quote, carry.new)]
    return found


@pytest.mark.parametrize(
    "written",
    [
        lambda size: ("好" * size, "好" * (size - 9)),
        lambda size: ("好壞" * (size // 2), "壞好" * (size // 2 - 5)),
        lambda size: ("春" * size, "夏" * size),
        lambda size: ("好" * size, ""),
        lambda size: ("e\u0301" * (size // 2), "e" * (size // 2)),
        lambda size: ("。" * size, "，" * size),
    ],
    ids=["one character", "two", "another", "nothing", "combining", "punctuation"],
)
def test_monotonous_texts_cost_as_much_as_they_are_long(written: Callable[[int], tuple[str, str]]):
    assert growth(all_of, written(10_000), written(100_000)) < LINEAR


def test_a_megabyte_in_one_line_costs_as_much_as_it_is_long():
    def texts(size: int) -> tuple[str, str]:
        chance = Random(2)
        text = "".join(chance.choices([chr(0x4E00 + at) for at in range(2_000)], k=size))
        return text, text[: size // 3] + text[size // 2 :] + "末" * (size // 10)

    large = texts(340_000)
    assert len(large[0].encode()) > 1_000_000
    assert growth(all_of, texts(34_000), large) < LINEAR
