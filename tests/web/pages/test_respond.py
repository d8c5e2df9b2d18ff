"""/c/<pid>/respond/ and /l/<pid>/respond/: add a claim."""

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.models import Change, Claim, ClaimTag, Link, Proposal, User
from tests.library import COST, QUESTION, STUDENTS
from tests.web.pages.html import links, one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{COST}/respond/"
FORM = {
    "form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a",
    "relation": "con",
    "text": "夜班的電費另計",
    "voice": "editorial",
    "placement": "editorial",
}


def said(claim):
    """What the tests ask about a claim."""
    tags = list(ClaimTag.objects.filter(claim=claim).order_by("rank").values_list("tag__name", flat=True))
    return (claim.kind, claim.language, claim.text, claim.headline, claim.detail, claim.nature, claim.voice, tags)


def test_a_claim_is_added_where_the_form_says(client, library, owner):
    client.force_login(owner)
    response = client.post(ADDRESS, FORM)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{COST}/")
    assert response.cookies["sent"].value == FORM["form_id"]
    claim = Claim.objects.latest("pk")
    assert said(claim) == ("claim", "zh-Hant", "夜班的電費另計", "", "", "", "editorial", [])
    link = Link.objects.get(premise=claim)
    assert (link.target_claim.pid, link.relation, link.placement, link.home) == (COST, "con", "editorial", True)
    change = Change.objects.latest("revision")
    assert (change.action, change.by, change.pid) == ("added", owner, claim.pid)


def test_everything_can_be_said_at_once(client, library, owner):
    client.force_login(owner)
    more = {"headline": "Power", "detail": "**More**", "nature": "fact", "tags": ["數字", " ", "power, night"]}
    sent = {**FORM, "text": "Power costs extra", "voice": "reported", "placement": "reported", "summary": "why", **more}
    assert client.post(ADDRESS, sent).status_code == 302
    claim = Claim.objects.latest("pk")
    tags = ["數字", "power", "night"]
    assert said(claim) == ("claim", "en", "Power costs extra", "Power", "**More**", "fact", "reported", tags)
    assert Link.objects.get(premise=claim).placement == "reported"
    assert Change.objects.latest("revision").summary == "why"


def test_a_chosen_language_counts_and_an_ambiguous_text_is_in_the_pages(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, {**FORM, "text": "AI", "language": "zh-Hant"})
    assert Claim.objects.latest("pk").language == "zh-Hant"
    for number, (prefix, words, language) in enumerate(
        [("/zh-hans", "大小", "zh-Hans"), ("", "上下", "zh-Hant"), ("", "电", "zh-Hans")]
    ):
        address = f"{prefix}/c/{COST}/respond/"
        client.post(address, {**FORM, "form_id": str(number) * 32, "text": words})
        assert Claim.objects.latest("pk").language == language


def test_what_stands_there_already_is_not_said_again(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, FORM)
    again = client.post(ADDRESS, {**FORM, "form_id": "2" * 32})
    assert again.status_code == 400
    soup = BeautifulSoup(again.content, "html.parser")
    assert texts(soup, ".field .errors") == ["A claim that says just this stands there already."]
    assert Claim.objects.filter(text=FORM["text"]).count() == 1


@pytest.mark.parametrize(
    ("at", "goes_to"),
    [
        ("", f"/en/c/{COST}/"),
        ("outline", "/en/d/night-library/outline/?c={0}#b-{0}"),
        ("map", "/en/d/night-library/?c={0}"),
    ],
)
def test_one_is_led_back_to_where_the_form_was_opened(client, library, owner, at, goes_to):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, "at": at})
    assert response["Location"] == goes_to.format(Claim.objects.latest("pk").pid)


def test_htmx_is_told_to_visit(client, library, owner):
    client.force_login(owner)
    response = client.post(ADDRESS, FORM, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (200, f"/en/c/{COST}/")


def test_a_position_answers_the_question(client, library, owner):
    client.force_login(owner)
    address = f"/en/c/{QUESTION}/respond/"
    soup = page(client, f"{address}?as=answers")
    assert [one["value"] for one in soup.select("[name=relation]")] == ["answers", "context"]
    assert one(soup, "[name=relation][checked]")["value"] == "answers"
    assert client.post(address, {**FORM, "relation": "answers"}).status_code == 302
    claim = Claim.objects.latest("pk")
    assert (claim.kind, Link.objects.get(premise=claim).relation) == ("position", "answers")


def test_a_connection_is_attacked(client, library, owner):
    client.force_login(owner)
    address = "/en/l/k000000002/respond/"
    soup = page(client, address)
    assert soup.select("[name=relation]") == []
    assert text(one(soup, "h1")) == "Doesn't follow"
    assert client.post(address, FORM)["Location"] == "/en/l/k000000002/"
    link = Link.objects.get(premise=Claim.objects.latest("pk"))
    assert (link.target_link.pid, link.relation) == ("k000000002", "con")


def test_the_page_stands_alone(client, library, owner):
    client.force_login(owner)
    soup = page(client, f"{ADDRESS}?as=pro&at=outline")
    assert one(soup, "[name=relation][checked]")["value"] == "pro"
    assert one(soup, "[name=at]")["value"] == "outline"
    assert f"/en/c/{COST}/" in links(soup)
    assert {option["value"] for option in soup.select("datalist option")} == {"學生", "數字"}
    form = one(soup, "main form.form")
    assert (form["action"], form["hx-post"]) == (f"{ADDRESS}?as=pro&at=outline",) * 2
    assert one(soup, "kept-form")["data-key"] == f"respond:{COST}"


def test_a_contributor_suggests(client, library):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    assert texts(page(client, ADDRESS), "main .send button") == ["Suggest", "Preview"]
    response = client.post(ADDRESS, FORM)
    proposal = Proposal.objects.get()
    assert response["Location"] == f"/en/d/night-library/proposals/{proposal.pk}/"
    assert (proposal.action, Change.objects.count()) == ("added", 1)


def test_strangers_are_led_to_sign_in_and_readers_refused(client, library):
    response = client.get(f"{ADDRESS}?as=pro")
    assert (response.status_code, response["Location"]) == (302, f"/en/sign-in/?next={ADDRESS}%3Fas%3Dpro")
    assert client.post(ADDRESS, FORM).status_code == 302
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(ADDRESS).status_code, client.post(ADDRESS, FORM).status_code) == (403, 403)
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"text": ""}, {"text": "Please fill this in."}),
        ({"text": "a" * 501}, {"text": "“Your claim” has 501 characters; at most 500 are allowed."}),
        ({"text": "a\nb"}, {"text": "Character 2 (U+000A) is a line break or tab; this text is a single line."}),
        ({"headline": "a" * 81}, {"headline": "“Headline” has 81 characters; at most 80 are allowed."}),
        ({"detail": "a" * 10_001}, {"detail": "“Detail” has 10001 characters; at most 10000 are allowed."}),
        ({"tags": ["a" * 51]}, {"tags": "At most 50 are allowed here."}),
        ({"tags": [str(n) for n in range(21)]}, {"tags": "At most 20 are allowed here."}),
        ({"relation": ""}, {"relation": "This field is required."}),
        ({"text": "\u200b", "summary": "\u0000"}, {
            "text": "Character 1 (U+200B) is invisible; remove it.",
            "summary": "Character 1 (U+0000) is a control character; remove it.",
        }),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_at_its_field(client, library, owner, data, errors):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, **data})
    assert response.status_code == 400
    soup = BeautifulSoup(response.content, "html.parser")
    told = {
        error["id"].removeprefix(f"respond_{COST}_").removesuffix("_error"): text(error)
        for error in soup.select(".errors[id]")
    }
    assert told == errors
    for name in errors:
        assert f"respond_{COST}_{name}_error" in one(soup, f".field.{name}").decode().replace(
            f'id="respond_{COST}_{name}_error"', ""
        )
    assert "sent" not in response.cookies
    library.refresh_from_db()
    assert library.revision == 1


def test_a_preview_shows_and_stores_nothing(client, library, owner):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, "detail": "**dear**\n\n<script>", "preview": "1"})
    assert response.status_code == 200
    shown = one(BeautifulSoup(response.content, "html.parser"), ".preview")
    assert str(one(shown, ".prose")) == (
        '<div class="prose" lang="zh-Hant"><p><strong>dear</strong></p>\n<p>&lt;script&gt;</p>\n</div>'
    )
    assert Change.objects.count() == 1


def test_two_people_under_one_claim_both_succeed_and_a_form_sent_twice_acts_once(client, library, owner):
    client.force_login(owner)
    for form_id, words in (("1" * 32, "一"), ("2" * 32, "二"), ("2" * 32, "二")):
        assert client.post(ADDRESS, {**FORM, "form_id": form_id, "text": words}).status_code == 302
    added = Link.objects.filter(target_claim__pid=COST).order_by("rank").values_list("premise__text", "rank")
    assert list(added)[-2:] == [("一", 1), ("二", 2)]


def test_gone_and_merged_things_answer_as_their_pages_do(client, library, owner):
    client.force_login(owner)
    assert client.get("/en/c/r000000000/respond/").status_code == 301
    assert client.get("/en/c/r000000001/respond/").status_code == 410
    assert client.get(f"/en/l/{STUDENTS}/respond/").status_code == 404
