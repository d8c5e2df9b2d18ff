"""/c/<pid>/v/<n>/ and …/diff/: a wording as it was."""

import pytest

from debate.arguments import actions
from debate.editing.merge import merge_claims
from debate.editing.undo import undo_change
from debate.models import Claim
from tests.library import COST, MERGED, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def reworded(library):
    """A claim with a second wording in both its languages."""
    for language, words in (("zh-Hant", "一年多花 1,200 萬元"), ("en", "It costs 12 million more a year")):
        seen, _ = actions.wording_of(Claim.objects.get(pid=COST), language)
        actions.edit_wording(debate=library, pid=COST, language=language, seen=seen, text=words, by=None)
    return library


def test_an_old_wording_stands_under_a_banner(client, reworded):
    soup = page(client, f"/en/c/{COST}/v/1/")
    assert text(one(soup, "h1")) == "通宵開館一年多花 1,200 萬元"
    assert one(soup, ".wording")["lang"] == "zh-Hant"
    assert texts(soup, ".banner p")[0].startswith("This is wording 1 in 繁體中文. The claim says something else now.")
    assert {f"/en/c/{COST}/v/1/diff/", f"/en/c/{COST}/v/1/restore/", f"/en/c/{COST}/"} <= links(soup)


def test_a_translation_is_asked_for_by_its_language(client, reworded):
    soup = page(client, f"/en/c/{COST}/v/1/?lang=en")
    assert text(one(soup, "h1")) == "Opening all night costs 12 million more a year"
    assert f"/en/c/{COST}/v/1/diff/?lang=en" in links(soup)


def test_the_present_wording_says_so_and_cannot_be_restored(client, reworded):
    soup = page(client, f"/en/c/{COST}/v/2/")
    assert "what the claim says now" in text(one(soup, ".banner"))
    assert f"/en/c/{COST}/v/2/restore/" not in links(soup)


def test_the_difference_to_now_is_marked(client, reworded):
    soup = page(client, f"/en/c/{COST}/v/1/diff/")
    assert (texts(soup, "h1 del"), texts(soup, "h1 ins")) == (["removed: 通宵開館"], [])
    soup = page(client, f"/en/c/{COST}/v/1/diff/?lang=en")
    assert (texts(soup, "h1 del"), texts(soup, "h1 ins")) == (["removed: Opening all night"], ["added: It"])


def test_a_translation_that_was_dropped_keeps_its_wordings(client, library):
    actions.drop_translation(debate=library, pid=COST, language="en", by=None)
    assert "no wording in this language now" in text(one(page(client, f"/en/c/{COST}/v/1/diff/?lang=en"), "main"))
    assert text(one(page(client, f"/en/c/{COST}/v/1/?lang=en"), "h1")).startswith("Opening all night")


def test_markdown_of_old_wordings_is_safe(client, library):
    seen, _ = actions.wording_of(Claim.objects.get(pid=COST), "zh-Hant")
    fields = {"text": "一", "detail": "**二** <script>x</script>"}
    actions.edit_wording(debate=library, pid=COST, language="zh-Hant", seen=seen, by=None, **fields)
    soup = page(client, f"/en/c/{COST}/v/2/")
    assert texts(soup, ".prose strong") == ["二"]
    assert soup.select("main script") == []


def test_wordings_of_a_merged_claim_stay_where_they_were(client, reworded, owner):
    entry = merge_claims(debate=reworded, pid=COST, into=STUDENTS, by=owner)
    words = {1: "通宵開館一年多花 1,200 萬元", 2: "一年多花 1,200 萬元"}
    for number, wording in words.items():
        soup = page(client, f"/en/c/{COST}/v/{number}/")
        assert text(one(soup, "h1")) == wording
        assert texts(soup, ".banner p")[0].startswith(
            f"This is wording {number} in 繁體中文 of a claim that was merged into another since: "
        )
        assert links(soup, ".banner") == {
            f"/en/c/{STUDENTS}/",
            f"/en/d/night-library/activity/?thing={COST}",
            f"http://testserver/en/c/{COST}/v/{number}/share/",
        }
        assert one(soup, "link[rel=canonical]")["href"] == f"/en/c/{STUDENTS}/"
        assert f"/en/c/{COST}/v/{number}/restore/" not in links(soup)
    assert text(one(page(client, f"/en/c/{COST}/v/1/?lang=en"), "h1")).startswith("Opening all night")
    assert client.get(f"/en/c/{COST}/v/1/diff/")["Location"] == f"/en/c/{STUDENTS}/?was={COST}"
    assert client.get(f"/en/c/{COST}/v/9/")["Location"] == f"/en/c/{STUDENTS}/?was={COST}"
    assert client.get(f"/en/c/{MERGED}/v/1/")["Location"] == f"/en/c/{STUDENTS}/?was={MERGED}"
    undo_change(debate=reworded, revision=entry.revision, by=owner)
    assert f"/en/c/{COST}/v/1/restore/" in links(page(client, f"/en/c/{COST}/v/1/"))


def test_a_wording_that_did_not_come_with_the_file_is_gone_and_says_so(client, library):
    for address in (f"/en/c/{STUDENTS}/v/1/", f"/en/c/{STUDENTS}/v/2/diff/"):
        soup = page(client, address, status=410)
        assert text(one(soup, "h1")) == f"Wording {address[len(STUDENTS) + 9]} is not in this copy"
        assert text(one(soup, "blockquote.gone")) == "In exam season three in ten find no seat"
    page(client, f"/c/{STUDENTS}/v/1/?lang=en", status=410)


def test_what_never_was_is_not_found(client, library):
    for address in (f"/c/{COST}/v/9/", f"/c/{COST}/v/0/", f"/c/{COST}/v/{10**30}/diff/", f"/c/{STUDENTS}/v/4/"):
        page(client, address, status=404)
    page(client, f"/c/{COST}/v/1/?lang=zh-Hans", status=404)
