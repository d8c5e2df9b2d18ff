"""Sources paragraph by paragraph, and passages as far as a reader may read them."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from debate.editing.attach import attach_text
from debate.models import Citation, Source
from debate.sources.passages import passages
from debate.sources.queries import source_page, source_rows
from tests.article import PARAGRAPHS, SPOKEN, TEXT
from tests.library import ARTICLE, SPEECH

pytestmark = pytest.mark.django_db


@pytest.fixture
def attached(library):
    """The library debate with the article's text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    return library


def passage_of(debate, pid, *, member=False):
    """One citation's passage."""
    rows = Citation.objects.filter(pid=pid).with_passages(Q(pid=pid))
    (found,) = passages(debate.pk, rows, member=member)
    return found


def test_a_sealed_citation_shows_the_digest_and_no_words(library):
    found = passage_of(library, "t000000000", member=True)
    assert (found.state, found.shown.exact, found.digest.text) == ("sealed", "", "市長以考季缺座位為由,支持夜間開館。")
    assert found.digest.translations["en"] == "The mayor argues from missing seats."
    assert (found.block, found.said, found.source.outlet.text) == (3, "2026-01", "河港晚報")


def test_public_words_are_quoted_without_a_text(library):
    found = passage_of(library, "t000000007")
    assert (found.state, found.shown.exact, found.shown.before, found.shown.after) == (
        "quoted",
        SPOKEN,
        "各位,",
        "謝謝。",
    )


def test_a_stranger_reads_the_cited_words_of_a_restricted_source_alone(attached):
    found = passage_of(attached, "t000000000")
    assert (found.state, found.shown.exact) == ("anchored", "考季時有三成學生找不到能坐下來的地方")
    assert (found.shown.before, found.shown.after) == ("", "")


def test_a_member_reads_them_in_context(attached):
    found = passage_of(attached, "t000000000", member=True)
    assert found.shown.before == "市長林望舒說:“"
    assert found.shown.after == ",夜間開館幫得上他們。”"


def test_one_and_three_passages_cost_the_same(attached):
    rows = list(Citation.objects.with_passages(Q(debate=attached.pk)).order_by("pid"))
    costs = []
    for some in ([], rows[:1], rows[:3], rows):
        with CaptureQueriesContext(connection) as queries:
            passages(attached.pk, some, member=False)
        costs.append(len(queries))
    assert costs == [0, 1, 1, 1]


def test_without_a_text_a_source_is_its_digests(library):
    page = source_page(library.pk, ARTICLE, member=True)
    assert (page.version, page.readable) == (0, False)
    assert [(part.number, part.segments, len(part.citations)) for part in page.paragraphs] == [
        (2, (), 0),
        (3, (), 3),
        (4, (), 3),
        (5, (), 1),
    ]


def test_a_stranger_gets_no_paragraph_of_a_restricted_text(attached):
    page = source_page(attached.pk, ARTICLE, member=False)
    assert (page.version, page.readable) == (1, False)
    assert [part.segments for part in page.paragraphs] == [()] * 4


def test_a_member_reads_the_paragraphs_with_the_cited_words_marked(attached):
    page = source_page(attached.pk, ARTICLE, member=True)
    assert ["".join(segment.text for segment in part.segments) for part in page.paragraphs] == list(PARAGRAPHS)
    segments = [segment for part in page.paragraphs for segment in part.segments]
    marked = [(segment.text, segment.citations) for segment in segments if segment.citations]
    assert marked == [
        ("考季時有三成學生找不到能坐下來的地方", ("t000000000",)),
        ("夜間開館幫得上他們", ("t000000001", "t000000005")),
        ("館員工會則警告,", ("t000000006",)),
        ("通宵開館", ("t000000006", "t000000002")),
        ("一年要多花 1,200 萬元", ("t000000002",)),
        ("夜班津貼還沒有算進去", ("t000000003",)),
        ("只要留一盞燈、一位保全就夠了", ("t000000004",)),
    ]


def test_citations_move_with_their_words(library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=("前言。\n" + TEXT).encode(), origin="", by=None)
    page = source_page(library.pk, ARTICLE, member=True)
    assert [part.number for part in page.paragraphs if part.citations] == [4, 5, 6]


def test_a_public_source_is_read_by_all(library):
    attach_text(source=Source.objects.get(pid=SPEECH), data=f"{SPOKEN}謝謝。".encode(), origin="", by=None)
    page = source_page(library.pk, SPEECH, member=False)
    assert [segment.text for segment in page.paragraphs[0].segments] == [SPOKEN, "謝謝。"]


def test_the_list_of_sources_counts_what_is_cited(attached):
    rows = source_rows(attached.pk)
    assert [(row.line.pid, row.summarised, row.cited, row.citations, row.attached) for row in rows] == [
        (ARTICLE, 4, 3, 7, True),
        (SPEECH, 0, 1, 1, False),
    ]
