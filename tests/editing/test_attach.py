"""A source gets its text."""

import pytest
from opencc import OpenCC

from debate.anchors.queries import standings
from debate.editing.attach import Unfit, attach_text
from debate.history.queries import changes
from debate.models import Anchor, Citation, Source, SourceText
from tests.article import PARAGRAPHS, TEXT
from tests.library import ARTICLE

pytestmark = pytest.mark.django_db
IN_PLACE = {f"t00000000{number}": "in_place" for number in range(7)}


def attach(data, codec=None):
    """Attach bytes to the article; each citation's result."""
    source = Source.objects.get(pid=ARTICLE)
    attached = attach_text(source=source, data=data, origin="paper.txt", by=None, codec=codec)
    return attached, {check.citation.pid: check.result for check in attached.checks}


def test_every_seal_is_found_in_place(library):
    attached, results = attach(TEXT.encode())
    assert results == IN_PLACE
    text = attached.text
    assert (attached.new, text.version, text.language, text.codec, text.origin) == (
        True,
        1,
        "zh-Hant",
        "utf-8",
        "paper.txt",
    )
    assert text.text == TEXT
    assert bytes(text.original) == TEXT.encode()
    library.refresh_from_db()
    assert (library.revision, library.shape) == (2, 2)
    assert changes(library.pk)[-1].after["found"] == 7


def test_the_words_of_a_change_are_never_those_of_the_source(library):
    attach(TEXT.encode())
    change = changes(library.pk)[-1]
    assert set(change.after) == {"version", "sha256", "found", "missing"}
    assert change.before is None


def test_the_anchors_stand_at_the_words(library):
    attach(TEXT.encode())
    ids = dict(Citation.objects.values_list("pid", "pk"))
    found = standings(library.pk, list(ids.values()))
    standing = found[ids["t000000002"]]
    assert (standing.status, standing.exact) == ("anchored", "通宵開館一年要多花 1,200 萬元")
    assert (standing.before, standing.after) == ("館員工會則警告,", ",而且夜班津貼還沒有算進去。")
    assert TEXT[standing.start : standing.end] == standing.exact
    assert ids["t000000007"] not in found


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_a_simplified_copy_in_another_encoding_verifies_too(library, codec):
    attached, results = attach(OpenCC("t2s").convert(TEXT).encode(codec))
    assert results == IN_PLACE
    assert attached.text.language == "zh-Hans"


def test_a_big5_copy_verifies(library):
    traditional = TEXT.replace("“", "「").replace("”", "」").replace("〇", "零")
    attached, results = attach(traditional.encode("cp950"), codec="cp950")
    assert results == IN_PLACE
    assert attached.text.codec == "cp950"


def test_the_same_bytes_again_change_nothing(library):
    attach(TEXT.encode())
    attached, results = attach(TEXT.encode())
    library.refresh_from_db()
    assert (attached.new, attached.text.version, results) == (False, 1, {})
    assert (SourceText.objects.count(), Anchor.objects.filter(citation__isnull=False).count()) == (1, 7)
    assert (library.revision, library.shape) == (2, 2)


def test_moved_and_missing_words_are_told_apart(library):
    changed = "\n".join(["新的一段", *PARAGRAPHS[:3], PARAGRAPHS[3].replace("1,200", "1,300"), *PARAGRAPHS[4:]])
    attached, results = attach(changed.encode())
    assert results == dict.fromkeys(IN_PLACE, "elsewhere") | {"t000000002": "missing"}
    missing = next(check for check in attached.checks if check.result == "missing")
    assert missing.block == 5
    review = Anchor.objects.get(citation__pid="t000000002")
    assert changed[review.start : review.end] == PARAGRAPHS[3].replace("1,200", "1,300")
    assert (review.status, review.similarity) == ("review", None)


def test_a_text_without_a_single_passage_is_refused_unless_insisted_on(library):
    with pytest.raises(Unfit, match="None of the 7 passages stands in this text"):
        attach("這是另一篇文章。\n談的是別的事情。".encode())
    assert SourceText.objects.count() == 0
    source = Source.objects.get(pid=ARTICLE)
    data = "這是另一篇文章。\n談的是別的事情。".encode()
    assert attach_text(source=source, data=data, origin="", by=None, force=True).text.version == 1
    attached, results = attach(TEXT.encode())
    assert (attached.text.version, results) == (2, IN_PLACE)


def test_older_bytes_again_are_a_new_version_and_mend_what_a_wrong_text_broke(library):
    attach(TEXT.encode())
    attach_text(source=Source.objects.get(pid=ARTICLE), data="誤植的文字。".encode(), origin="", by=None, force=True)
    attached, results = attach(TEXT.encode())
    assert (attached.new, attached.text.version, results) == (True, 3, IN_PLACE)


@pytest.mark.parametrize("head", ["<!DOCTYPE html>", "<html lang=zh>", "<?xml version='1.0'?>"])
def test_a_web_page_is_not_taken_for_its_text(library, head):
    with pytest.raises(Unfit, match="web page"):
        attach(f"{head}<p>{TEXT}</p>".encode())


def test_page_breaks_are_line_breaks(library):
    _, results = attach(TEXT.replace("\n\n", "\f").encode())
    assert results == IN_PLACE


def test_a_second_text_is_the_next_version_and_its_anchors_count(library):
    attach(TEXT.encode())
    attach(("前言\n" + TEXT).encode())
    citation = Citation.objects.get(pid="t000000001")
    assert Anchor.objects.filter(citation=citation).count() == 2
    first, second = Anchor.objects.filter(citation=citation).order_by("pk")
    assert (second.status, second.stage) == ("anchored", "carried")
    assert second.start == (first.start or 0) + len("前言\n")
    assert standings(library.pk, [citation.pk])[citation.pk].source_text_id == second.source_text_id


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n\n ", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 8, b"a\x00b", "甲\u0007乙".encode()],
)
def test_what_is_no_text_is_refused_and_nothing_stays(library, data):
    with pytest.raises(ValueError):  # noqa: PT011 - each cause has its own type and message
        attach(data)
    library.refresh_from_db()
    assert (SourceText.objects.count(), library.revision) == (0, 1)


def test_size_has_limits(library, monkeypatch):
    monkeypatch.setattr("debate.editing.attach.UPLOAD", 1024 * 1024)
    with pytest.raises(Unfit, match="larger than 1 MB"):
        attach(b"x" * (1024 * 1024 + 1))
    monkeypatch.setattr("debate.editing.attach.TEXT", 1_000)
    with pytest.raises(Unfit, match="longer than 1,000 characters"):
        attach("字".encode() * 1_001)
