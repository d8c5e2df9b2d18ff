"""/_/cards/<pid>/: cards of the map."""

import pytest

from debate.models import Claim
from debate.web.middleware import PRIVATE
from tests.library import BESIDE, COST, DAY, GUARDS, LIGHT, MAYOR, NIGHT, QUESTION, STUDENTS, WITHDRAWN
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db


def cards(client, *pids, prefix="/en"):
    """The cards of these claims."""
    return page(client, f"{prefix}/_/cards/b000000000/?p={','.join(pids)}")


def test_a_card_for_each_claim_in_the_order_asked_for(client, library):
    soup = cards(client, COST, QUESTION, STUDENTS)
    assert [card["data-pid"] for card in soup.select("article.map-card")] == [COST, QUESTION, STUDENTS]
    assert links(soup, "article") == {f"/en/c/{pid}/" for pid in (COST, QUESTION, STUDENTS)}


def test_what_a_card_says(client, library):
    soup = cards(client, STUDENTS, COST, BESIDE, GUARDS, NIGHT, LIGHT)
    assert texts(soup, "article") == [
        "Supports In exam season three in ten find no seat L Lin Wang-shu Doesn't follow 1 2 notes 2 1 passage",
        "Supports Only together Opening all night costs 12 million more a year"
        " L Librarians' union −1 1 against 1 passage",
        "Doesn't follow Editors' inference Too few seats does not mean opening at night Doesn't follow 1",
        "Opposes Editors' inference Also stands elsewhere Guards must be hired as well",
        "Position It should open all night L Lin Wang-shu +1 1 for 2 passages",
        "Opposes One lamp and one guard are enough L mentioned by Lin Wang-shu relaying Some people"
        " −1 1 against 1 passage",
    ]
    told = [span["title"] for span in soup.select("article .count")[:4]]
    assert told == ["Doesn't follow", "2 notes", "1 source passage", "1 against"]


def test_what_is_not_here_is_left_out(client, library):
    Claim.objects.filter(pid=LIGHT).update(withdrawn_at="2026-01-01T00:00Z")
    asked = [WITHDRAWN, "zzzzzzzzzz", MAYOR, "", "x", "C00000000A", "\x00", "' OR 1=1", COST, COST, LIGHT]
    assert [card["data-pid"] for card in cards(client, *asked).select("article")] == [COST]
    assert cards(client).select("article") == []
    assert page(client, "/_/cards/b000000000/").select("article") == []


def test_at_most_sixty_are_answered(client, library):
    others = [f"x{number:09}" for number in range(60)]
    assert len(cards(client, COST, *others).select("article")) == 1
    assert cards(client, *others, COST).select("article") == []


def test_each_language_has_its_words(client, library):
    assert text(one(cards(client, STUDENTS, prefix=""), ".title")) == "考季時,三成學生找不到座位"
    assert text(one(cards(client, STUDENTS, prefix="/zh-hans"), ".title")) == "考季时,三成学生没有位子"
    Claim.objects.filter(pid=DAY).update(translations={}, version=2)
    assert one(cards(client, DAY), ".title [lang]")["lang"] == "zh-Hant"


def test_cards_are_stored_nowhere(client, library):
    response = client.get(f"/_/cards/b000000000/?p={COST}")
    assert (response["Cache-Control"], response["Content-Type"]) == (PRIVATE, "text/html; charset=utf-8")
    assert client.get("/_/cards/c000000000/").status_code == 404


@pytest.mark.parametrize(("pids", "cost"), [([], 1), ([COST], 5), ([COST, STUDENTS, QUESTION, GUARDS], 5)])
def test_queries(client, library, django_assert_num_queries, pids, cost):
    with django_assert_num_queries(cost):
        cards(client, *pids)
