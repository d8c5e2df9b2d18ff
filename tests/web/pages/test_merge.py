"""/c/<pid>/merge/: duplicates become one."""

import pytest

from debate.access.actions import grant
from debate.arguments.actions import NewClaim, add_claim, edit_wording
from debate.models import Address, Claim, Proposal, User
from tests.library import COST, DAY, DOUBT, LIGHT, NIGHT, QUESTION, STUDENTS
from tests.web.pages.html import one, page, text, texts
from tests.web.pages.structure import done, hidden, sent

pytestmark = pytest.mark.django_db
PATH = f"/en/c/{LIGHT}/merge/"


@pytest.fixture(autouse=True)
def editor(client, library, owner):
    """An owner is signed in."""
    client.force_login(owner)
    return owner


def test_the_impact_is_told_first_and_then_it_is_done(client, library):
    told, goes_to = done(client, PATH, near_into=STUDENTS, reason="同一件事")
    assert told == [
        "1 response gets another place.",
        "1 place is gained.",
        "1 source passage goes along.",
        "1 address will lead to what stays.",
        "1 claim will count for or against another position.",
    ]
    assert goes_to == f"/en/c/{LIGHT}/"
    assert client.get(goes_to)["Location"] == f"/en/c/{STUDENTS}/?was={LIGHT}"
    address = Address.objects.get(pid=LIGHT)
    assert (address.state, address.successor, address.reason) == ("merged", STUDENTS, "同一件事")


def test_a_pasted_link_counts_before_the_choice(client, library):
    soup = sent(client, PATH, near_into=STUDENTS, into=f"https://x.example/en/c/{COST}/?was=0000000000#a")
    assert hidden(soup)["into"] == f"https://x.example/en/c/{COST}/?was=0000000000#a"
    assert [card["href"] for card in soup.select(".merging .title a")] == [f"/en/c/{LIGHT}/", f"/en/c/{COST}/"]
    assert Claim.objects.get(pid=LIGHT).withdrawn_at is None


def test_they_can_be_swapped(client, library):
    soup = sent(client, PATH, near_into=COST)
    swap = one(soup, "form.swap")
    fields = {field["name"]: field.get("value", "") for field in swap.select("input")}
    soup = sent(client, swap["action"], into=fields["into"])
    assert [card["href"] for card in soup.select(".merging .title a")] == [f"/en/c/{COST}/", f"/en/c/{LIGHT}/"]


def test_if_the_debate_changed_meanwhile_it_is_told_anew(client, library, owner):
    soup = sent(client, PATH, near_into=COST)
    edit_wording(debate=library, pid=DOUBT, language="zh-Hant", seen=1, text="另一句話", by=owner)
    response = client.post(PATH, {**hidden(soup), "sure": "1"})
    assert response.status_code == 409
    assert Claim.objects.get(pid=LIGHT).withdrawn_at is None
    soup = sent(client, PATH, status=409, **{**hidden(soup), "sure": "1"})
    assert texts(soup, ".notice") == [
        "The debate has changed since you looked. Nothing was done; this is what it would affect now."
    ]
    assert client.post(PATH, {**hidden(soup), "sure": "1"}).status_code == 302


def test_sent_twice_it_acts_once(client, library):
    soup = sent(client, PATH, near_into=COST)
    for _ in range(2):
        response = client.post(PATH, {**hidden(soup), "sure": "1"})
        assert response.status_code == 302
    library.refresh_from_db()
    assert library.revision == 2


def test_one_can_choose_again(client, library):
    soup = sent(client, PATH, near_into=COST, reason="重複")
    again = sent(client, PATH, **{**hidden(soup), "back": "1"})
    assert one(again, "input[name=near_into][checked]")["value"] == COST
    assert text(one(again, "textarea[name=reason]")) == "重複"


def test_a_contributor_suggests_it(client, library):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    _, goes_to = done(client, PATH, near_into=COST)
    assert goes_to == f"/en/d/night-library/proposals/{Proposal.objects.get().pk}/"
    assert Claim.objects.get(pid=LIGHT).withdrawn_at is None


@pytest.mark.parametrize(
    ("pid", "data", "errors"),
    [
        (LIGHT, {}, ["Choose one, or paste its link."]),
        (LIGHT, {"into": "nowhere"}, ["This is not a link to anything here."]),
        (LIGHT, {"into": "zzzzzzzzzz"}, ["There is no such thing in this debate."]),
        (LIGHT, {"into": LIGHT}, ["This is the very thing itself; please name another."]),
        (LIGHT, {"into": NIGHT}, ["This is not possible here."]),
        (QUESTION, {"into": NIGHT}, ["This is not possible here."]),
    ],
)  # fmt: skip
def test_what_cannot_be_merged_says_why(client, library, pid, data, errors):
    assert texts(sent(client, f"/en/c/{pid}/merge/", status=400, **data), ".errors") == errors
    library.refresh_from_db()
    assert library.revision == 1


def test_a_position_goes_into_a_position(client, library):
    options = [option["value"] for option in page(client, f"/en/c/{NIGHT}/merge/").select("[name=near_into]")]
    assert options == [DAY]


def test_what_is_offered_costs_the_same_for_one_and_for_many(client, library, owner, django_assert_num_queries):
    for time in range(2):
        with django_assert_num_queries(19):
            page(client, PATH)
        for number in range(4):
            claim = NewClaim(f"又一個 {time} {number}", "zh-Hant")
            add_claim(debate=library, target=COST, relation="pro", claim=claim, by=owner)


def test_each_candidate_tells_where_it_stands(client, library):
    rows = page(client, PATH).select(".candidate")
    told = {one(row, "input")["value"]: text(one(row, ".byline")) for row in rows}
    assert told[STUDENTS] == "Supports It should open all night Counts for ⟨It should open all night⟩ 1 response"
    assert LIGHT not in told


def test_claims_are_found_by_their_words_without_scripts(client, library):
    soup = page(client, f"{PATH}?q=in+exam+season+three")
    assert [field["value"] for field in soup.select("[name=near_into]")] == [STUDENTS]
    assert one(soup, "[name=q]")["value"] == "in exam season three"
    soup = sent(client, f"{PATH}?q=in+exam+season+three", near_into=STUDENTS)
    assert hidden(soup)["near_into"] == STUDENTS
    assert texts(page(client, f"{PATH}?q=zebra"), ".candidates .help") == ["No claim of this kind says that."]
