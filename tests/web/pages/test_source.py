"""/s/<pid>/: a source, paragraph by paragraph."""

import pytest

from debate.editing.attach import attach_text
from debate.models import Source
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, NIGHT, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def attached(library):
    """The library debate with the article's text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    return library


def test_digests_stand_for_words_that_are_not_attached(client, library):
    soup = page(client, f"/en/s/{ARTICLE}/")
    assert "The text of this source is not attached." in text(one(soup, "main"))
    assert (soup.select("blockquote"), soup.select("main mark")) == ([], [])
    assert "The mayor argues from missing seats." in text(one(soup, "#p-3"))
    assert {f"/en/c/{STUDENTS}/", f"/en/c/{NIGHT}/", "/en/l/k000000002/"} <= links(soup, "#p-3")


def test_a_stranger_never_gets_a_paragraph_of_a_restricted_text(client, attached):
    for prefix in ("", "/zh-hans", "/en"):
        for path in (f"/s/{ARTICLE}/", "/q/t000000000/"):
            content = client.get(prefix + path).content.decode()
            assert "林望舒說:“" not in content
            assert "吵成一團" not in content


def test_a_member_reads_the_words_with_the_cited_ones_marked(client, attached, owner):
    client.force_login(owner)
    soup = page(client, f"/s/{ARTICLE}/")
    assert [paragraph.replace(" ", "") for paragraph in texts(soup, "main .words")] == [
        paragraph.replace(" ", "") for paragraph in PARAGRAPHS
    ]
    assert [mark.replace(" ", "") for mark in texts(soup, "#p-4 .words mark")] == [
        "館員工會則警告,",
        "通宵開館",
        "一年要多花1,200萬元",
        "夜班津貼還沒有算進去",
    ]


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(9):
        client.get(f"/s/{ARTICLE}/")
