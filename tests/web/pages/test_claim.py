"""/c/<pid>/: one claim."""

import pytest
from django.db.models import F

from debate.editing.attach import attach_text
from debate.editing.withdraw import withdraw_claim
from debate.models import Citation, Claim, Debate, Link, Source
from tests.article import SPOKEN, TEXT
from tests.changes import changed
from tests.library import (
    ARTICLE,
    BESIDE,
    COST,
    DAY,
    GUARDS,
    LIGHT,
    MAYOR,
    MERGED,
    NIGHT,
    QUESTION,
    STUDENTS,
    WAGES,
    WITHDRAWN,
)
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def claim(client, pid, prefix="/en"):
    """A claim's own part of its page."""
    return one(page(client, f"{prefix}/c/{pid}/"), "#claim")


def test_statement_path_voice_and_side(client, library):
    soup = claim(client, STUDENTS)
    assert text(one(soup, "h1")) == "In exam season three in ten find no seat"
    assert texts(soup, "nav a") == ["Question", "It should open all night"]
    found = text(one(soup, "header"))
    assert "Lin Wang-shu Harbour City Mayor" in found
    assert "Counts for ⟨It should open all night⟩" in found
    assert "Measurement" in found
    assert f"/en/p/{MAYOR}/" in links(soup, "header")


def test_the_way_to_the_original_wording(client, library):
    original = one(claim(client, STUDENTS), "header details [lang]")
    assert (original["lang"], text(original)) == ("zh-Hant", "考季時,三成學生找不到座位")
    assert claim(client, STUDENTS, "").select("header details:not(.menu)") == []
    converted = claim(client, NIGHT, "/zh-hans")
    assert (text(one(converted, "h1")), text(one(converted, "header details [lang]"))) == (
        "应该通宵开放",
        "應該通宵開放",
    )


def test_a_part_in_another_language_says_which(client, library):
    prose = one(claim(client, STUDENTS), "header .prose[lang]")
    assert (prose["lang"], text(prose)) == ("zh-Hant", "三成 是市府的數字。 只算考季")


def test_a_sealed_passage_is_told_in_our_words_and_never_quoted(client, library):
    soup = claim(client, STUDENTS)
    assert soup.select("blockquote") == []
    passage = text(one(soup, ".passage"))
    assert passage.startswith("Our summary The mayor argues from missing seats.")
    assert "Not yet checked: text not attached" in passage
    assert "said January 2026" in passage


def test_words_found_are_quoted_and_told_apart_from_truth(client, library, owner):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    soup = claim(client, STUDENTS, "")
    assert text(one(soup, "blockquote mark")) == "考季時有三成學生找不到能坐下來的地方"
    assert "夜間開館幫得上他們" not in text(one(soup, ".passage"))
    english = text(one(claim(client, STUDENTS), ".passage"))
    assert "Words found in source" in english
    assert "This does not say that the claim is true." in english
    client.force_login(owner)
    assert "夜間開館幫得上他們" in text(one(claim(client, STUDENTS, ""), ".passage blockquote"))


def test_words_of_another_script_are_converted_not_translated(client, library):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    converted = one(claim(client, STUDENTS, "/zh-hans"), "blockquote")
    assert (converted["lang"], text(one(converted, "mark"))) == ("zh-Hans", "考季时有三成学生找不到能坐下来的地方")
    foreign = one(claim(client, STUDENTS), "blockquote[lang]")
    assert foreign["lang"] == "zh-Hant"


def test_public_words_without_a_text_are_quoted_but_not_called_found(client, library):
    soup = claim(client, NIGHT, "")
    assert SPOKEN in texts(soup, "blockquote mark")
    assert "Words found in source" not in text(claim(client, NIGHT))


def test_supports_and_opposes_stand_side_by_side(client, library):
    soup = claim(client, DAY)
    supports, opposes = one(soup, ".for-and-against").find_all("div", recursive=False)
    assert texts(supports, "li .title a") == [
        "Opening all night costs 12 million more a year",
        "Night pay is not yet included",
        "Guards must be hired as well",
    ]
    assert "Nothing here yet" in text(opposes)


def test_what_counts_only_together_names_its_partners(client, library):
    """Where it answers another claim, and on its own page."""
    answering = page(client, f"/en/c/{DAY}/")
    told = texts(answering, ".for-and-against .partner")
    assert told == [
        "with “Night pay is not yet included”",
        "with “Opening all night costs 12 million more a year”",
    ]
    own = page(client, f"/en/c/{WAGES}/")
    assert texts(own, "aside .partner") == ["with “Opening all night costs 12 million more a year”"]
    assert one(own, "aside .partner")["href"] == f"/en/c/{COST}/"
    assert page(client, f"/en/c/{GUARDS}/").select(".partner") == []


def test_no_reply_in_the_article_and_no_reply_here_are_different_sentences(client, library):
    article, here = "The article reports no reply to this.", "Nobody here has replied yet."
    told = {
        pid: [line for line in (article, here) if line in text(claim(client, pid))]
        for pid in (COST, GUARDS, LIGHT, DAY)
    }
    assert told == {COST: [article], GUARDS: [here], LIGHT: [article], DAY: []}
    changed(library, Citation.objects.filter(claim__pid=COST), stance="disputes")
    assert article not in text(claim(client, COST))
    changed(library, Citation.objects.filter(claim__pid=COST), stance="supports")
    assert article in text(claim(client, COST))
    changed(library, Link.objects.filter(premise__pid=LIGHT), placement="reported")
    assert article not in text(claim(client, COST))


def test_every_place_is_told_with_its_relation(client, library):
    soup = claim(client, GUARDS)
    assert {"/en/l/k000000006/", "/en/l/k00000000a/"} <= links(soup, "aside")
    assert {f"/en/c/{LIGHT}/", f"/en/c/{DAY}/"} <= links(soup, "aside")


def test_editorial_claims_say_that_no_source_says_so(client, library):
    found = text(claim(client, BESIDE))
    assert "Editors' inference" in found
    assert "No source says this" in found


def test_notes_stand_with_the_words_they_are_about(client, library):
    notes = one(claim(client, STUDENTS), "#notes")
    assert text(one(notes, "h2")) == "2 notes"
    assert [text(one(note, ".prose")) for note in notes.select(".note")] == [
        "The report does not say who counted.",
        "市府吧。",
    ]
    assert texts(notes, ".noted q") == ["三成"]
    assert notes.select(".note")[1]["class"] == ["note", "replying", "depth-1"]


def test_the_question_has_positions(client, library):
    soup = claim(client, QUESTION)
    assert texts(soup, ".cards .title a")[:2] == ["It should open all night", "It should keep its day hours"]


def test_addresses_and_previews(client, library):
    soup = page(client, f"/en/c/{STUDENTS}/")
    assert one(soup, 'link[rel="canonical"]')["href"] == f"http://testserver/c/{STUDENTS}/"
    assert {(link["hreflang"], link["href"]) for link in soup.select('link[rel="alternate"][hreflang]')} == {
        ("zh-Hant", f"http://testserver/c/{STUDENTS}/"),
        ("zh-Hans", f"http://testserver/zh-hans/c/{STUDENTS}/"),
        ("en", f"http://testserver/en/c/{STUDENTS}/"),
        ("x-default", f"http://testserver/c/{STUDENTS}/"),
    }
    assert one(soup, 'meta[property="og:title"]')["content"] == "In exam season three in ten find no seat"
    assert one(soup, 'meta[property="og:description"]')["content"] == (
        "Lin Wang-shu · Counts for ⟨It should open all night⟩ · Should the city library open all night?"
    )
    assert one(soup, 'meta[property="og:url"]')["content"] == f"http://testserver/en/c/{STUDENTS}/"


def test_a_merged_claim_leads_to_the_survivor_for_a_while(client, library):
    response = client.get(f"/en/c/{MERGED}/")
    assert (response.status_code, response["Location"]) == (301, f"/en/c/{STUDENTS}/?was={MERGED}")
    assert response["Cache-Control"] == "public, max-age=300"


def test_a_stone_says_what_stood_here_as_far_as_it_is_known(client, library):
    withdraw_claim(debate=library, pid=GUARDS, reason="重複", by=None)
    soup = page(client, f"/en/c/{GUARDS}/", status=410)
    assert texts(soup, "main blockquote") == ["Guards must be hired as well"]


def test_a_withdrawn_claim_leaves_a_stone(client, library):
    soup = page(client, f"/en/c/{WITHDRAWN}/", status=410)
    assert text(one(soup, "main h1")) == "This claim was withdrawn"
    assert "原文沒有這樣說" in text(one(soup, "main"))


@pytest.mark.parametrize("path", ["/c/zzzzzzzzzz/", f"/c/{MAYOR}/", f"/l/{STUDENTS}/", "/c/ABCDEFGHJK/", "/c/short/"])
def test_what_is_no_claim_is_not_found(client, library, path):
    page(client, path, status=404)


@pytest.mark.parametrize(("pid", "cost"), [(LIGHT, 7), (DAY, 7), (STUDENTS, 8), (COST, 8), (GUARDS, 4)])
def test_queries(client, library, django_assert_num_queries, pid, cost):
    with django_assert_num_queries(cost):
        client.get(f"/c/{pid}/")


def test_a_statement_is_kept_and_a_new_wording_is_another(client, library):
    assert text(one(claim(client, STUDENTS), "h1")) == "In exam season three in ten find no seat"
    row = Claim.objects.get(pid=STUDENTS)
    row.translations["en"]["text"] = "Seats are short"
    row.save()
    Debate.objects.update(revision=F("revision") + 1)
    assert text(one(claim(client, STUDENTS), "h1")) == "In exam season three in ten find no seat"
    row.translations["en"]["version"] += 1
    row.save()
    Debate.objects.update(revision=F("revision") + 1)
    assert text(one(claim(client, STUDENTS), "h1")) == "Seats are short"
    assert text(one(claim(client, STUDENTS, ""), "h1")) == "考季時,三成學生找不到座位"
    Claim.objects.filter(pid=STUDENTS).update(text="座位不夠", version=4)
    Debate.objects.update(revision=F("revision") + 1)
    assert text(one(claim(client, STUDENTS, ""), "h1")) == "座位不夠"
