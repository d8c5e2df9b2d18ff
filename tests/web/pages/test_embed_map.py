"""/embed/d/<slug>/: a debate's map in the frame of another page."""

import pytest

from debate.web.middleware import PUBLIC
from tests.web.pages.html import page as page_of
from tests.web.pages.test_embed import FRAMED, framing

pytestmark = pytest.mark.django_db


def test_without_scripts_it_is_the_first_levels_as_a_list(client, library):
    page = page_of(client, "/en/embed/d/night-library/")
    first = page.select(".embed-outline > ul > li")
    assert [(item["class"], item.select_one(".title a").get_text(strip=True)) for item in first] == [
        (["answers"], "It should open all night"),
        (["answers"], "It should keep its day hours"),
        (["context"], "Libraries are public space"),
    ]
    assert [len(item.select("li")) for item in first] == [1, 3, 0]
    assert page.h1.get_text(strip=True) == "Should the city library open all night?"


def test_the_map_is_told_that_it_is_framed_and_asks_for_nobodys_news(client, library):
    element = page_of(client, "/embed/d/night-library/").select_one("argument-map")
    assert {name: element.get(name) for name in ("data-embedded", "data-topology", "data-claim", "data-news")} == {
        "data-embedded": "",
        "data-topology": "/_/map/b000000000/1.json",
        "data-claim": "/c/b000000000/",
        "data-news": None,
    }


def test_any_page_may_frame_it(client, library):
    response = client.get("/embed/d/night-library/")
    assert framing(response) == ([FRAMED], None)
    assert (response["Cache-Control"], response.cookies) == (PUBLIC, {})
    assert page_of(client, "/embed/d/night-library/").base.attrs == {"target": "_blank"}


def test_what_is_not_there_says_so_in_the_frame(client, library):
    library.visibility = "private"
    library.save()
    answers = [client.get(f"/embed/d/{slug}/") for slug in ("night-library", "nowhere")]
    assert [(answer.status_code, framing(answer)) for answer in answers] == [(404, ([FRAMED], None))] * 2
    assert answers[0].content == answers[1].content


def test_queries(client, library, django_assert_num_queries):
    with django_assert_num_queries(6):
        client.get("/embed/d/night-library/")
