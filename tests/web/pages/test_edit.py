"""/c/<pid>/edit/: another wording, a translation, and two people at once."""

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.models import Change, Claim, ClaimVersion, Proposal, User
from tests.library import COST, STUDENTS
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/c/{COST}/edit/"
ORIGINAL = f"{ADDRESS}?lang=zh-Hant"
OLD = "通宵開館一年多花 1,200 萬元"
FORM = {"form_id": "1" * 32, "seen": "1", "text": "通宵開館一年多花 1,500 萬元", "headline": "", "detail": ""}


def values(soup):
    """What the form holds."""
    names = ("seen", "text", "headline", "detail", "summary")
    fields = {name: one(soup, f"form.form [name={name}]") for name in names}
    return {name: field.get("value", field.get_text().removeprefix("\n")) for name, field in fields.items()}


def changes(part):
    """What a difference says was removed and added."""
    return [(change.name, str(change.contents[-1])) for change in part.select("del, ins")]


def test_a_wording_is_changed_upon_the_version_seen(client, library, owner):
    client.force_login(owner)
    assert values(page(client, ORIGINAL)) == {"seen": "1", "text": OLD, "headline": "", "detail": "", "summary": ""}
    response = client.post(ADDRESS, {**FORM, "headline": "貴", "detail": "*算過*", "summary": "新數字"})
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{COST}/")
    claim = Claim.objects.get(pid=COST)
    assert (claim.text, claim.headline, claim.detail, claim.version) == (FORM["text"], "貴", "*算過*", 2)
    assert claim.detail_html == "<p><em>算過</em></p>\n"
    change = Change.objects.latest("revision")
    assert (change.action, change.by, change.summary) == ("reworded", owner, "新數字")


def test_it_says_what_rests_on_the_wording(client, library, owner):
    client.force_login(owner)
    assert texts(page(client, f"/en/c/{STUDENTS}/edit/?lang=zh-Hant"), ".affects li") == [
        "0 responses were given to it",
        "It stands in 1 place",
        "1 source passage is cited for it",
        "2 notes are about it",
    ]
    assert texts(page(client, ORIGINAL), ".affects li")[0] == "1 response was given to it"
    assert page(client, f"{ADDRESS}?lang=en").select(".affects") == []


def test_a_translation_is_changed_added_and_taken_away(client, library, owner):
    client.force_login(owner)
    english = f"{ADDRESS}?lang=en"
    assert values(page(client, english))["text"] == "Opening all night costs 12 million more a year"
    assert client.post(english, {**FORM, "text": "It costs more"}).status_code == 302
    assert Claim.objects.get(pid=COST).translations["en"]["text"] == "It costs more"
    simplified = f"{ADDRESS}?lang=zh-Hans"
    assert values(page(client, simplified)) == {
        "seen": "0", "text": "通宵开馆一年多花 1,200 万元", "headline": "", "detail": "", "summary": ""
    }  # fmt: skip
    assert client.post(simplified, {**FORM, "form_id": "2" * 32, "seen": "0", "text": "贵"}).status_code == 302
    assert Claim.objects.get(pid=COST).translations["zh-Hans"]["text"] == "贵"
    dropped = {"form_id": "3" * 32, "seen": "2", "text": "", "drop": "1"}
    assert client.post(english, dropped).status_code == 302
    assert set(Claim.objects.get(pid=COST).translations) == {"zh-Hans"}
    assert ClaimVersion.objects.filter(claim__pid=COST, language="en").count() == 2


def test_only_translations_can_be_taken_away(client, library, owner):
    client.force_login(owner)
    assert page(client, ORIGINAL).select("[name=drop]") == []
    response = client.post(ADDRESS, {**FORM, "drop": "1"})
    assert response.status_code == 400
    assert texts(BeautifulSoup(response.content, "html.parser"), ".errors[role]") == [
        "There is no such thing in this debate."
    ]


def test_who_comes_second_is_shown_both_changes_and_a_form_that_joins_them(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, FORM)
    late = {**FORM, "form_id": "2" * 32, "text": "通宵開館一年要多花 1,200 萬元", "detail": "mine", "summary": "要"}
    response = client.post(ADDRESS, late)
    assert (response.status_code, Change.objects.count()) == (409, 2)
    assert "sent" not in response.cookies
    soup = BeautifulSoup(response.content, "html.parser")
    assert values(soup) == {
        "seen": "2", "text": "通宵開館一年要多花 1,500 萬元", "headline": "", "detail": "mine", "summary": "要"
    }  # fmt: skip
    assert texts(soup, ".met h3") == ["The claim", "Detail"]
    theirs, mine, _, detail = soup.select(".met .both > div")
    assert changes(theirs) == [("del", "200"), ("ins", "500")]
    assert changes(mine) == [("ins", "要")]
    assert changes(detail) == [("ins", "mine")]
    assert texts(soup, ".met > .small") == ["The two changes do not touch each other: the form holds both."]
    assert [area.get_text() for area in soup.select(".met textarea")][:2] == [FORM["text"], late["text"]]
    merged = {**values(soup), "form_id": one(soup, "form.form [name=form_id]")["value"]}
    assert client.post(ADDRESS, merged).status_code == 302
    claim = Claim.objects.get(pid=COST)
    assert (claim.text, claim.detail, claim.version) == ("通宵開館一年要多花 1,500 萬元", "mine", 3)


def test_where_both_changed_the_same_place_it_says_so_and_mine_stands_in_the_form(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, FORM)
    response = client.post(ADDRESS, {**FORM, "form_id": "2" * 32, "text": OLD.replace("1,200", "900")})
    soup = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, values(soup)["text"]) == (409, OLD.replace("1,200", "900"))
    assert len(soup.select(".met > .errors.all")) == 1


def test_the_same_change_twice_is_no_conflict(client, library, owner):
    client.force_login(owner)
    client.post(ADDRESS, FORM)
    assert client.post(ADDRESS, {**FORM, "form_id": "2" * 32}).status_code == 302
    assert Change.objects.count() == 2


def test_a_contributor_suggests_and_meets_the_same_conflict(client, library, owner):
    helper = User.objects.create(username="helper")
    grant(debate=library, user=helper, role="contributor", by=None)
    client.force_login(helper)
    assert client.post(ADDRESS, FORM)["Location"] == f"/en/d/night-library/proposals/{Proposal.objects.get().pk}/"
    assert Claim.objects.get(pid=COST).text == OLD
    client.force_login(owner)
    client.post(ADDRESS, {**FORM, "form_id": "2" * 32, "text": "貴"})
    client.force_login(helper)
    assert client.post(ADDRESS, {**FORM, "form_id": "3" * 32, "text": "很貴"}).status_code == 409


def test_strangers_are_led_to_sign_in_and_readers_refused(client, library):
    assert client.get(ADDRESS)["Location"] == f"/en/sign-in/?next={ADDRESS}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(ADDRESS).status_code, client.post(ADDRESS, FORM).status_code) == (403, 403)


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"text": " "}, ["Please fill this in."]),
        (
            {"text": "a" * 501, "headline": "b" * 81},
            [
                "“The claim” has 501 characters; at most 500 are allowed.",
                "“Headline” has 81 characters; at most 80 are allowed.",
            ],
        ),
        ({"detail": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        ({"seen": "-1"}, ["Ensure this value is greater than or equal to 0."]),
        ({"seen": "x"}, ["Enter a whole number."]),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(client, library, owner, data, errors):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, **data})
    assert response.status_code == 400
    assert texts(BeautifulSoup(response.content, "html.parser"), "form .errors:not([hidden])") == errors
    assert Change.objects.count() == 1


def test_a_version_that_never_was_is_met_with_both_texts(client, library, owner):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, "seen": "99"})
    assert response.status_code == 409
    assert values(BeautifulSoup(response.content, "html.parser"))["text"] == FORM["text"]


@pytest.mark.parametrize(
    ("prefix", "asked", "opened", "original", "offers"),
    [
        ("/en", "", "Opening all night costs 12 million more a year", ["繁體中文 original"], []),
        ("/en", "?lang=fr", "Opening all night costs 12 million more a year", ["繁體中文 original"], []),
        ("/en", "?lang=zh-Hant", OLD, ["繁體中文 original"], []),
        ("", "", OLD, ["繁體中文 原始語言"], []),
        ("/zh-hans", "", OLD, ["繁體中文 原始语言"], []),
    ],
)
def test_it_opens_in_the_readers_language(client, library, owner, prefix, asked, opened, original, offers):
    client.force_login(owner)
    soup = page(client, f"{prefix}/c/{COST}/edit/{asked}")
    assert values(soup)["text"] == opened
    assert [tab for tab in texts(soup, ".in-languages a") if "ori" in tab or "原" in tab] == original
    assert texts(soup, ".write > .help a") == offers


def test_where_the_readers_language_is_missing_it_opens_the_original_and_offers_a_translation(client, library, owner):
    client.force_login(owner)
    client.post(f"{ADDRESS}?lang=en", {"form_id": "4" * 32, "seen": "1", "text": "", "drop": "1"})
    soup = page(client, ADDRESS)
    assert values(soup)["text"] == OLD
    assert [(text(a), a["href"]) for a in soup.select(".write > .help a")] == [
        ("Add a translation: English", f"{ADDRESS}?lang=en")
    ]
    assert page(client, ORIGINAL.replace("/en", "", 1)).select(".write > .help a") == []


def test_what_is_sent_goes_to_the_language_that_was_opened(client, library, owner):
    client.force_login(owner)
    assert one(page(client, ADDRESS), "form.form[novalidate]")["action"] == f"{ADDRESS}?lang=en"
    client.post(ADDRESS, FORM)
    claim = Claim.objects.get(pid=COST)
    assert (claim.text, claim.translations["en"]["text"]) == (
        FORM["text"],
        "Opening all night costs 12 million more a year",
    )


def test_a_preview_shows_and_stores_nothing(client, library, owner):
    client.force_login(owner)
    response = client.post(ADDRESS, {**FORM, "detail": "- a", "preview": "1"})
    shown = one(BeautifulSoup(response.content, "html.parser"), ".preview")
    assert (response.status_code, text(one(shown, "li")), Change.objects.count()) == (200, "a", 1)
