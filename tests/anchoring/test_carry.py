from debate.anchoring.carry import EDGE, Carry
from debate.anchoring.index import Index

OLD = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
HEAVEN, EARTH = OLD[:10], OLD[10:]


def carry(old: str, new: str) -> Carry:
    return Carry(Index(old), Index(new))


def test_offsets_are_carried_over_what_changed():
    found = carry(OLD, "天地" + OLD[:9] + "人" + OLD[10:14])
    assert [found.to(at) for at in range(16)] == [*range(2, 16), None, None]
    assert [found.span(*span) for span in ((0, 2), (8, 12), (12, 16), (14, 16))] == [(2, 4), (10, 14), (14, 16), None]


def test_offsets_count_folded_characters():
    found = carry("甲，乙丙，丁戊己庚辛壬", "「甲乙」丙丁 戊己庚辛壬。")
    assert [found.to(at) for at in range(9)] == list(range(9))


def test_what_stands_at_an_edge_that_changed_belongs_to_it():
    replaced = "天地玄黃宇宙"
    assert carry(OLD, HEAVEN + replaced + EARTH[2:]).span(10, 16) == (10, 20)
    assert carry(OLD, HEAVEN + replaced + EARTH).span(10, 16) == (16, 22)
    assert carry(OLD, HEAVEN[:8] + replaced + EARTH).span(0, 10) == (0, 14)
    long = HEAVEN + replaced * 3 + EARTH[2:]
    assert carry(OLD, long).span(10, 16) == (len(long) - 4 - 2 - EDGE, len(long))


def test_what_moved_is_known_to_come_from_elsewhere():
    found = carry(HEAVEN + "子丑寅" + EARTH + "金木水火土日月", EARTH + "金木水火土日月" + "天" + HEAVEN)
    assert found.span(0, 10) is None
    assert not found.foreign((14, 24), (0, 10))
    assert found.foreign((14, 24), (10, 13))
    assert found.foreign((0, 6), (0, 10))
    assert not found.foreign((0, 6), (13, 19))
    assert not found.foreign((13, 14), (0, 0))


def test_a_paragraph_that_moved_there_is_known():
    sky = "金木水火土日月風雲雷電"
    found = carry(OLD + sky, sky + OLD)
    spans = ((0, 11), (11, 27), (0, 27), (0, 7), (9, 9))
    assert [found.put_there(span, (0, 16)) for span in spans] == [True, False, False, False, False]
    assert not found.put_there((0, 11), (16, 27))


def test_similarity_of_what_is_carried():
    found = carry(OLD, OLD[:9] + "人" + OLD[10:])
    assert found.similarity((0, 9), (0, 9)) == 1
    assert found.similarity((0, 10), (0, 10)) == 0.9
    assert found.similarity((0, 10), (0, 16)) == 0.5625


def test_the_same_text():
    found = carry(OLD * 2, OLD * 2)
    assert found.same
    assert [found.to(at) for at in (0, 16, 31)] == [0, 16, 31]


def test_empty_texts():
    assert carry("", OLD).span(0, 0) is None
    assert carry(OLD, "").span(0, 16) is None
