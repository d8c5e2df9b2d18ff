"""Which sources may be one and the same."""

import pytest

from debate.models import Source
from debate.sources.actions import SourceFields, add_source, withdraw_source
from debate.sources.alike import alike
from tests.library import ARTICLE, SPEECH

pytestmark = pytest.mark.django_db


def add(library, **fields):
    """The pid of a new source."""
    return add_source(debate=library, source=SourceFields("zh-Hant", **fields), by=None).pid


def test_the_same_page_comes_first_then_the_same_title(library, django_assert_num_queries):
    kept = add(library, title="別的", archive="https://web.archive.org/web/2025/https://www.city.example/speech/")
    named = add(library, title="「开幕致词」")
    gone = add(library, title="開幕致詞")
    withdraw_source(debate=library, pid=gone, reason="重複", by=None)
    speech = Source.objects.get(pid=SPEECH)
    with django_assert_num_queries(1):
        found = alike(speech)
    assert [line.pid for line in found.address] == [kept]
    assert [line.pid for line in found.title] == [named]
    assert [line.pid for line in found.others] == [ARTICLE]


def test_sources_without_title_and_address_are_like_none(library):
    add(library, outlet="河港晚報")
    found = alike(Source.objects.get(pid=ARTICLE))
    assert (found.address, found.title, len(found.others)) == ([], [], 2)


def test_so_many_are_offered_and_the_likely_ones_always(library, monkeypatch):
    monkeypatch.setattr("debate.sources.alike.OTHERS", 2)
    twin = add(library, title="開幕致詞", outlet="z")
    for number in range(3):
        add(library, title=f"甲 {number}")
    found = alike(Source.objects.get(pid=SPEECH))
    assert [line.pid for line in found.title] == [twin]
    assert len(found.others) == 1
