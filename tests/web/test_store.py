"""Pieces of pages in the memory of a process."""

from debate.web.store import Store


def test_what_was_put_is_found_under_its_key_alone():
    store = Store(10)
    store.put(("a", 1), "one")
    assert [store.get(key) for key in (("a", 1), ("a", 2), ("a",))] == ["one", None, None]


def test_what_was_not_asked_for_the_longest_is_forgotten():
    store = Store(9)
    for name in "abc":
        store.put((name,), name * 3)
    assert store.get(("a",)) == "aaa"
    store.put(("d",), "ddd")
    assert [store.get((name,)) for name in "abcd"] == ["aaa", None, "ccc", "ddd"]


def test_room_is_counted_in_characters_and_given_back():
    store = Store(9)
    store.put(("a",), "123456789")
    store.put(("a",), "12345")
    store.put(("b",), "1234")
    assert [store.get((name,)) for name in "ab"] == ["12345", "1234"]
    store.put(("c",), "1234567890")
    assert [store.get((name,)) for name in "abc"] == ["12345", "1234", None]
    store.clear()
    store.put(("b",), "123456789")
    assert [store.get((name,)) for name in "ab"] == [None, "123456789"]


def test_without_room_nothing_is_kept():
    store = Store(-1)
    store.put(("a",), "")
    assert store.get(("a",)) is None


def test_what_is_no_text_takes_the_room_that_is_told():
    store = Store(9)
    store.put(("a",), (1, 2), size=6)
    store.put(("b",), "123")
    assert [store.get((name,)) for name in "ab"] == [(1, 2), "123"]
    store.put(("c",), (3,), size=4)
    assert [store.get((name,)) for name in "abc"] == [None, "123", (3,)]
    store.put(("d",), (), size=10)
    assert store.get(("d",)) is None
