"""/c/<pid>/order/: the order of responses, and what counts only together."""

import pytest

from debate.arguments.actions import NewClaim, add_claim
from debate.models import Change, Link
from tests.library import DAY, DOUBT
from tests.web.pages.html import page, texts
from tests.web.pages.structure import done, hidden, sent

pytestmark = pytest.mark.django_db
PATH = f"/en/c/{DAY}/order/"
COSTS, WAGES, GUARDS = "k000000003", "k000000004", "k00000000a"
ORDER = f"{COSTS} {WAGES} {GUARDS}"


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)


def ranks():
    """The links under the position in their order."""
    return list(Link.objects.filter(target_claim__pid=DAY).order_by("rank").values_list("pid", flat=True))


def test_joint_premises_move_as_one(client, library):
    assert [len(unit.select(".unit-claims a")) for unit in page(client, PATH).select(".unit")] == [2, 1]


def test_a_button_arranges_the_page_and_writes_nothing(client, library):
    soup = sent(client, PATH, order=ORDER, up=GUARDS)
    assert [field["value"] for field in soup.select("input[name=order]")] == [f"{GUARDS} {COSTS} {WAGES}"]
    assert ranks() == [COSTS, WAGES, GUARDS]
    soup = sent(client, PATH, order=f"{GUARDS} {COSTS} {WAGES}", down=GUARDS)
    assert [field["value"] for field in soup.select("input[name=order]")] == [ORDER]


def test_the_order_is_saved_once(client, library):
    form = {"form_id": "0" * 32, "order": f"{GUARDS} {COSTS} {WAGES}", "save": "1"}
    for _ in range(2):
        response = client.post(PATH, form)
        assert (response.status_code, response["Location"]) == (302, f"/en/c/{DAY}/")
    assert ranks() == [GUARDS, COSTS, WAGES]
    assert Change.objects.filter(action="ordered").count() == 1


def test_a_number_says_where_a_response_shall_stand(client, library):
    form = {"form_id": "0" * 32, "order": ORDER, f"number-{COSTS}": "1", f"number-{GUARDS}": "1"}
    assert client.post(PATH, form).status_code == 302
    assert ranks() == [GUARDS, COSTS, WAGES]


def test_what_came_meanwhile_stays_at_the_end(client, library, owner):
    add_claim(debate=library, target=DAY, relation="pro", claim=NewClaim("又一個", "zh-Hant"), by=owner)
    assert client.post(PATH, {"form_id": "0" * 32, "order": f"{GUARDS} {COSTS} {WAGES}"}).status_code == 302
    assert ranks()[:3] == [GUARDS, COSTS, WAGES]


def test_responses_are_joined_after_it_is_told(client, library):
    soup = sent(client, PATH, what="join", pids=[COSTS, GUARDS])
    assert texts(soup, ".impact li") == [
        "1 premise that counted only together counts by itself.",
        "2 premises will count only together.",
    ]
    assert hidden(soup)["pids"] == [COSTS, GUARDS]
    done(client, PATH, what="join", pids=[COSTS, GUARDS])
    groups = {link.pid: link.group for link in Link.objects.filter(target_claim__pid=DAY)}
    assert (groups[COSTS], groups[WAGES]) == (groups[GUARDS], "")
    assert groups[COSTS]


def test_one_alone_is_not_together(client, library):
    assert texts(sent(client, PATH, status=400, what="join", pids=[COSTS]), ".errors") == ["Choose at least two."]


def test_a_claim_without_responses_says_so(client, library):
    soup = page(client, f"/en/c/{DOUBT}/order/")
    assert (soup.select(".unit"), texts(soup, "main .section")) == ([], ["Nothing here yet"])
