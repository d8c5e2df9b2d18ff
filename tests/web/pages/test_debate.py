"""/d/<slug>/: the front page of a debate."""

import pytest
from django.utils import timezone

from debate.models import Debate
from tests.library import BESIDE, COST, LIGHT, NIGHT, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def test_question_two_sentences_and_what_it_rests_on(client, library):
    soup = page(client, "/en/d/night-library/")
    assert text(one(soup, "main h1")) == "Should the city library open all night?"
    assert "The mayor wants it. The union counts the cost." in texts(soup, "main p")
    assert one(soup, 'meta[property="og:title"]')["content"] == "Should the city library open all night?"
    assert one(soup, 'meta[property="og:description"]')["content"] == "The mayor wants it. The union counts the cost."


def test_the_reader_and_the_outline_lead_to_the_claims(client, library):
    found = links(page(client, "/d/night-library/"))
    assert {f"/c/{pid}/" for pid in (NIGHT, STUDENTS, BESIDE, COST, LIGHT)} <= found
    assert "/d/night-library/outline/" in found


def test_a_claim_asked_for_is_unfolded(client, library):
    assert page(client, "/d/night-library/").select(f"#b-{LIGHT}") == []
    opened = one(page(client, f"/d/night-library/?c={LIGHT}"), f"#b-{LIGHT}")
    assert opened["aria-current"] == "true"


@pytest.mark.parametrize("query", ["?c=zzzzzzzzzz", "?c=", "?c=%00", "?c=%F0%9F%92%A9&c=x", "?c=" + "9" * 4000])
def test_a_claim_that_is_not_here_opens_nothing(client, library, query):
    assert texts(page(client, "/d/night-library/" + query), "main h1") == ["市立圖書館該通宵開放嗎?"]


def test_an_unknown_debate_is_not_found(client, library):
    page(client, "/d/other/", status=404)


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(13):
        client.get("/d/night-library/")


def test_a_debate_that_has_no_question_yet_is_not_found(client, db):
    now = timezone.now()
    Debate.objects.create(pid="b111111111", slug="empty", language="en", title="x", published_at=now)
    page(client, "/d/empty/", status=404)
