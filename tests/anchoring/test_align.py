from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from debate.anchoring.align import GAP, Run, aligned, rising, shared
from debate.anchoring.index import once
from tests.growth import LINEAR, growth

FEW = st.text(st.sampled_from("春夏秋冬甲乙"), max_size=60)
OLD = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"


def runs(old: str, new: str) -> list[Run]:
    points = shared(once(old), once(new))
    return list(aligned(old, new, [points[at] for at in rising([to for _, to in points])]))


def test_what_stands_once_in_both_is_shared_in_the_old_order():
    assert shared({"一": 0, "二": 5, "三": 9}, {"三": 1, "一": 4}) == [(0, 4), (9, 1)]


def test_the_longest_rising_run():
    assert rising([3, 1, 2, 9, 4, 5]) == [1, 2, 4, 5]
    assert rising([]) == []


@given(st.lists(st.integers(0, 8), max_size=8))
def test_no_rising_run_is_longer(values):
    def rises(run):
        return all(values[one] < values[other] for one, other in pairwise(run))

    found = rising(values)
    assert rises(found)
    lengths = [n for n in range(len(values) + 1) for run in combinations(range(len(values)), n) if rises(run)]
    assert len(found) == max(lengths)


def test_runs_between_fixed_points_are_the_fewest_edits():
    assert runs(OLD, OLD[:10] + "天地" + OLD[10:]) == [Run(0, 0, 10, True), Run(10, 12, 6, True)]
    assert runs(OLD, OLD[:9] + "天" + OLD[10:]) == [Run(0, 0, 9, True), Run(9, 9, 1, False), Run(10, 10, 6, True)]
    assert runs(OLD, OLD[:8]) == [Run(0, 0, 8, True)]
    assert runs(OLD, "") == runs("", OLD) == []


def test_a_block_that_stands_once_between_fixed_points_holds_together():
    gone, kept, come = "春江花月夜深人靜時有船歸港", "夏日炎炎正好讀書寫字看山", "秋風起兮白雲飛草木黃落雁南歸遠去"
    old = kept + OLD + gone + kept + "一二三四五六七八九十百千"
    new = kept + OLD + come + kept + "一二三四五六七八九十百千"
    to = {run.old + at: run.new + at for run in runs(old, new) if run.same for at in range(run.length)}
    start, there = old.rindex(kept), new.rindex(kept)
    assert [to[start + at] - there for at in range(len(kept))] == list(range(len(kept)))


def test_a_large_gap_with_nothing_that_stands_once_keeps_its_ends_alone():
    old, new = "好" * (GAP + 500) + "壞" * 9, "好" * (GAP + 100) + "美"
    assert runs(old, new) == [Run(0, 0, GAP + 100, True), Run(4_100, 4_100, 1, False)]
    assert runs("春" * (GAP + 1), "夏" * (GAP + 1)) == []


@given(FEW, FEW, FEW, FEW)
def test_runs_rise_in_both_texts_and_say_what_is_the_same(head, one, other, tail):
    old, new = head + OLD + one + tail, head + other + OLD + tail
    left = right = 0
    for run in runs(old, new):
        assert run.old >= left
        assert run.new >= right
        left, right = run.old + run.length, run.new + run.length
        here, there = old[run.old : left], new[run.new : right]
        assert len(here) == len(there) == run.length
        assert run.length > 0
        assert run.same == (here == there)
    assert left <= len(old)
    assert right <= len(new)


def test_aligning_costs_as_much_as_there_is_text():
    def work(pair):
        runs(*pair)

    def texts(size):
        same = "好" * size, "好" * (size - 7)
        apart = "".join(chr(0x4E00 + at * 7919 % 9_000) for at in range(size))
        return same, (apart, apart[: size // 2] + "增" + apart[size // 2 :])

    for small, large in zip(texts(20_000), texts(200_000), strict=True):
        assert growth(work, small, large) < LINEAR
