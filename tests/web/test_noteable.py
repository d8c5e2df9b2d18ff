"""What words of a page can be selected for a note, as its script reads it off the markup."""

import pytest
from bs4 import Tag

from debate.editing.attach import attach_text
from debate.models import Claim, Source
from debate.text.markdown import text_of
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE, COST, STUDENTS
from tests.web.pages.html import one, page

pytestmark = pytest.mark.django_db


def marks(part: Tag) -> tuple[object, ...]:
    """kind, pid, part, language, version, offset, and block where there is one."""
    names = ("kind", "pid", "part", "language", "version", "offset", "block")
    return tuple(part[f"data-note-{name}"] for name in names if f"data-note-{name}" in part.attrs)


def noteable(client, path):
    """Each text that can be noted, with its marks."""
    return {marks(part): part.get_text() for part in page(client, path).select("[data-note-kind]")}


@pytest.fixture
def text(library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="test", by=None)


def test_a_claims_statement_and_detail_name_the_version_that_is_shown(client, library):
    found = noteable(client, f"/c/{STUDENTS}/")
    row = Claim.objects.get(pid=STUDENTS)
    assert found[("claim", STUDENTS, "text", "zh-Hant", "3", "0")] == row.text
    assert found[("claim", STUDENTS, "detail", "zh-Hant", "3", "0")] == text_of(row.detail_html)
    english = noteable(client, f"/en/c/{STUDENTS}/")
    assert english[("claim", STUDENTS, "text", "en", "2", "0")] == "In exam season three in ten find no seat"
    assert ("claim", STUDENTS, "detail", "zh-Hant", "3", "0") in english
    assert ("claim", STUDENTS, "text", "zh-Hans", "1", "0") in noteable(client, f"/zh-hans/c/{STUDENTS}/")


def test_a_converted_statement_names_the_version_of_its_original(client, library):
    assert ("claim", COST, "text", "zh-Hans", "1", "0") in noteable(client, f"/zh-hans/c/{COST}/")


def test_a_digest_stands_for_its_citation_on_a_claims_page_and_for_the_source_on_its_own(client, library):
    digest = "市長以考季缺座位為由,支持夜間開館。"
    assert noteable(client, f"/c/{STUDENTS}/")[("citation", "t000000000", "digest", "zh-Hant", "0", "0", "3")] == digest
    assert noteable(client, f"/s/{ARTICLE}/")[("source", ARTICLE, "digest", "zh-Hant", "0", "0", "3")] == digest


def test_words_of_a_passage_say_where_they_begin_in_their_paragraph(client, library, text):
    (words,) = ((key, words) for key, words in noteable(client, f"/c/{STUDENTS}/").items() if key[2] == "passage")
    key, said = words
    assert key[:6] == ("citation", "t000000000", "passage", "zh-Hant", "0", str(PARAGRAPHS[2].find(said)))


def test_a_member_may_select_in_the_whole_paragraph(client, owner, library, text):
    client.force_login(owner)
    found = noteable(client, f"/s/{ARTICLE}/")
    assert found[("source", ARTICLE, "passage", "zh-Hant", "1", "0", "3")] == PARAGRAPHS[2]


@pytest.mark.parametrize(
    ("path", "kind", "pid"),
    [
        (f"c/{STUDENTS}", "claim", STUDENTS),
        (f"s/{ARTICLE}", "source", ARTICLE),
        ("q/t000000000", "citation", "t000000000"),
    ],
)
def test_the_page_says_where_its_notes_come_from_and_where_they_are_written(client, library, path, kind, pid):
    layer = one(page(client, f"/en/{path}/"), "note-layer")
    query = f"revision={library.revision}"
    both = [(kind, pid), ("source", ARTICLE)] if kind == "citation" else [(kind, pid)]
    assert layer["data-spans"].split() == [f"/en/_/notes/{on}/{what}.json?{query}" for on, what in both]
    assert layer["data-form"] == f"/en/{path}/note/"
