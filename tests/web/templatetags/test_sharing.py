"""Ways out: from a passage to its words where they were published."""

from urllib.parse import quote

import pytest

from debate.access.queries import QUOTATION, words
from debate.models import Citation, Source
from debate.sources.passages import Passage, SourceLine
from debate.text.words import Words
from debate.web.templatetags.sharing import in_archive, in_original
from tests.library import ARTICLE, NIGHT, STUDENTS
from tests.web.pages.html import links, page

ADDRESS = "https://city.example/speech"
NOTHING = Words("zh-Hant", "")


def passage(exact, *, member=True, address=ADDRESS, language="zh-Hant", written="zh-Hant"):
    """A passage of a source whose words are for members."""
    line = SourceLine("s", NOTHING, NOTHING, NOTHING, "", address, "", "", False, written)
    shown = words(exact=exact, before="之前", after="之後", public=False, member=member)
    return Passage("t", "supports", "", 1, line, NOTHING, shown, language, "quoted", None)


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (passage("夜間開館"), f"{ADDRESS}#:~:text={quote('夜間開館')}"),
        (passage("夜间开馆", language="zh-Hans"), f"{ADDRESS}#:~:text={quote('夜間開館')}"),
        (passage("夜間開館", written="zh-Hans"), f"{ADDRESS}#:~:text={quote('夜间开馆')}"),
        (passage("one-off", language="en", written="en"), f"{ADDRESS}#:~:text=one%2Doff"),
        (passage(""), ADDRESS),
        (passage("夜間開館", address=""), ""),
        (passage("夜間開館", address=f"{ADDRESS}#page=2"), f"{ADDRESS}#page=2"),
    ],
)
def test_the_address_of_a_passage(found, address):
    assert in_original(found) == address


def test_no_more_than_this_reader_may_read():
    long = "甲" * 100 + "，" + "乙" * 100
    assert in_original(passage(long, member=False)) == f"{ADDRESS}#:~:text={quote('甲' * 100)}"
    assert in_original(passage("丙" * (QUOTATION + 1), member=False)) == ADDRESS


def test_an_archived_copy_only_where_there_is_one():
    assert in_archive(passage("夜間開館")) == ""


@pytest.mark.django_db
def test_pages_lead_to_the_words_as_they_stand_in_the_source(client, library):
    exact = Citation.objects.get(pid="t000000007").exact.rstrip("。")
    fragment = f"#:~:text={quote(exact)}"
    assert f"{ADDRESS}{fragment}" in links(page(client, f"/c/{NIGHT}/"))
    assert {f"{ADDRESS}{fragment}", f"https://archive.example/speech{fragment}"} <= links(
        page(client, "/zh-hans/q/t000000007/")
    )


@pytest.mark.django_db
def test_a_sealed_passage_leads_to_the_page_alone(client, library):
    Source.objects.filter(pid=ARTICLE).update(address="https://news.example/a")
    assert "https://news.example/a" in links(page(client, f"/c/{STUDENTS}/"))
