"""/c/<pid>/cite/, /l/<pid>/cite/, /q/<pid>/edit/, /q/<pid>/withdraw/."""

import json

import pytest
from bs4 import BeautifulSoup

from debate.access.actions import grant
from debate.editing.attach import attach_text
from debate.models import Change, Citation, Claim, Proposal, Source, Speaker, User
from debate.web.forms.cite import present
from tests.article import TEXT
from tests.library import ARTICLE, COST, GUARDS, MAYOR, STUDENTS, UNION
from tests.web.pages.html import one, page, texts

pytestmark = pytest.mark.django_db
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
UNIQUE = "本週在議會裡吵成一團"
TWICE = "夜間開館幫得上他們"
CITE = {**FORM, "source": ARTICLE, "passage": UNIQUE, "block": "2", "stance": "supports"}
ADDRESS = f"/en/c/{GUARDS}/cite/"


@pytest.fixture
def editor(client, owner):
    """An editor at his desk."""
    client.force_login(owner)
    return owner


def attach(text):
    """Give the article its text."""
    attach_text(source=Source.objects.get(pid=ARTICLE), data=text.encode(), origin="", by=None)


def soup_of(response, status=400):
    """An answer with this status."""
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_a_claim_rests_on_words_that_a_new_speaker_says(client, library, editor):
    assert one(page(client, ADDRESS), "[name=reported]").has_attr("checked")
    data = {**CITE, "new_name": "周又新", "new_kind": "person", "role": "記者", "said": "2026", "reported": "on"}
    response = client.post(ADDRESS, data)
    assert (response.status_code, response["Location"]) == (302, f"/en/c/{GUARDS}/")
    row = Citation.objects.get(claim__pid=GUARDS)
    assert (row.speaker.name, row.role, row.said, row.block, row.exact) == ("周又新", "記者", "2026", 2, "")
    assert (Claim.objects.get(pid=GUARDS).voice, Change.objects.count()) == ("reported", 2)


def test_the_box_left_empty_leaves_the_voice(client, library, editor):
    client.post(ADDRESS, {**CITE, "speaker": MAYOR})
    assert Claim.objects.get(pid=GUARDS).voice == "editorial"
    assert page(client, f"/en/c/{COST}/cite/").select("[name=reported]") == []


def test_an_inference_rests_on_words(client, library, editor):
    response = client.post("/en/l/k000000003/cite/", CITE)
    assert (response.status_code, response["Location"]) == (302, "/en/l/k000000003/")
    assert Citation.objects.get(link__pid="k000000003").block == 2


def test_a_contributors_citation_waits_and_is_anchored_once_accepted(client, library, owner):
    attach(TEXT)
    user = User.objects.create(username="helper")
    grant(debate=library, user=user, role="contributor", by=None)
    client.force_login(user)
    response = client.post(ADDRESS, {**CITE, "block": ""})
    found = Proposal.objects.get()
    assert response["Location"] == f"/en/d/night-library/proposals/{found.pk}/"
    assert UNIQUE not in json.dumps([found.before, found.after], ensure_ascii=False)
    client.force_login(owner)
    client.post(response["Location"], {**FORM, "form_id": "1" * 32, "decision": "accept"})
    soup = page(client, f"/en/q/{found.pid}/")
    assert UNIQUE in one(soup, "mark.here").get_text()


def test_of_several_places_one_is_chosen(client, library, editor):
    attach(f"{TEXT}\n\n他又說:{TWICE}。")
    soup = soup_of(client.post(ADDRESS, {**CITE, "passage": TWICE, "block": ""}))
    assert texts(soup, ".errors") == ["These words stand in the text at 2 places; choose one."]
    labels = [label.get_text(strip=True) for label in soup.select("label:has([name=place])")]
    assert labels[1] == f"Paragraph 6: …他又說:【{TWICE}】。…"
    second = soup.select("[name=place]")[1]["value"]
    assert client.post(ADDRESS, {**CITE, "passage": TWICE, "block": "", "place": second}).status_code == 302
    assert Citation.objects.get(claim__pid=GUARDS).block == 6


def test_words_that_are_not_there_are_kept_if_one_says_so(client, library, editor):
    attach(TEXT)
    other = {**CITE, "passage": "原文裡沒有的一整句話"}
    soup = soup_of(client.post(ADDRESS, other))
    assert texts(soup, ".errors") == [
        "These words do not stand in the attached text. Paste them as they stand there, or keep them unchecked."
    ]
    assert not one(soup, "[name=unfound]").has_attr("checked")
    assert client.post(ADDRESS, {**other, "unfound": "on"}).status_code == 302
    assert Citation.objects.get(claim__pid=GUARDS).start == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"source": ""}, "This field is required."),
        ({"source": "zzzzzzzzzz"}, "Select a valid choice. zzzzzzzzzz is not one of the available choices."),
        ({"passage": ""}, "This field is required."),
        ({"passage": "太短了"}, "These are too few words to be found again; take at least 8 characters."),
        (
            {"passage": "字" * 10_001},
            "“The words, as they stand there” has 10001 characters; at most 10000 are allowed.",
        ),
        ({"block": ""}, "Please fill this in."),
        ({"block": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"block": "10001"}, "There is no such thing in this debate."),
        ({"stance": "likes"}, "Select a valid choice. likes is not one of the available choices."),
        ({"speaker": "zzzzzzzzzz"}, "Select a valid choice. zzzzzzzzzz is not one of the available choices."),
        ({"speaker": MAYOR, "new_name": "甲"}, "This is not possible here."),
        ({"new_name": "字" * 201}, "“Or somebody new” has 201 characters; at most 200 are allowed."),
        ({"speaker": MAYOR, "via": MAYOR}, "This is the very thing itself; please name another."),
        ({"via": MAYOR}, "Please fill this in."),
        ({"role": "字" * 301}, "“Role” has 301 characters; at most 300 are allowed."),
        ({"affiliation": "字" * 301}, "“Affiliation” has 301 characters; at most 300 are allowed."),
        ({"said": "last year"}, "Write a year, a month or a day: 2026, 2026-01 or 2026-01-31."),
        ({"place": "x"}, "Enter a whole number."),
    ],
)
def test_what_cannot_be_cited_says_why_at_its_field(client, library, editor, data, told):
    soup = soup_of(client.post(ADDRESS, {**CITE, **data}))
    assert texts(soup, ".errors") == [told]
    assert (Citation.objects.count(), Speaker.objects.count(), Change.objects.count()) == (8, 3, 1)


def sent(**changes):
    """The form of a citation as a browser sends it, but for changes."""
    now = present(Citation.objects.select_related("source", "speaker", "via").get(pid="t000000000"))
    return {**FORM, **now, "seen": json.dumps(now), **changes}


def test_what_is_said_of_a_citation_changes(client, library, editor):
    late = sent(role="議長", form_id="1" * 32)
    response = client.post("/en/q/t000000000/edit/", sent(speaker=UNION, role="理事長", role_en="Chair"))
    assert (response.status_code, response["Location"]) == (302, "/en/q/t000000000/")
    row = Citation.objects.get(pid="t000000000")
    assert (row.speaker.pid, row.role, row.translations["en"]["role"]) == (UNION, "理事長", "Chair")
    soup = soup_of(client.post("/en/q/t000000000/edit/", late), 409)
    assert [told.rpartition("It says now: ")[2] for told in texts(soup, ".errors")] == ["理事長"]
    assert one(soup, "[name=speaker] [selected]")["value"] == UNION


def test_a_citation_is_withdrawn(client, library, editor):
    assert texts(soup_of(client.post("/en/q/t000000000/withdraw/", FORM)), ".errors") == ["This field is required."]
    response = client.post("/en/q/t000000000/withdraw/", {**FORM, "reason": "不是這句"})
    assert (response.status_code, response["Location"]) == (302, "/en/q/t000000000/")
    assert "不是這句" in one(page(client, "/en/q/t000000000/", status=410), "main").get_text()


@pytest.mark.parametrize(
    "address",
    [f"/en/c/{STUDENTS}/cite/", "/en/l/k000000002/cite/", "/en/q/t000000000/edit/", "/en/q/t000000000/withdraw/"],
)
def test_strangers_are_led_to_sign_in_and_readers_refused(client, library, address):
    assert client.get(address)["Location"] == f"/en/sign-in/?next={address}"
    user = User.objects.create(username="reader")
    grant(debate=library, user=user, role="reader", by=None)
    client.force_login(user)
    assert (client.get(address).status_code, client.post(address, CITE).status_code) == (403, 403)
    assert Change.objects.count() == 1


@pytest.mark.parametrize(("pid", "cost"), [(STUDENTS, 19), (GUARDS, 17)])  # nothing to count under GUARDS
def test_the_form_costs_the_same_whatever_the_claim(client, library, editor, django_assert_num_queries, pid, cost):
    client.get(f"/en/c/{pid}/cite/")
    with django_assert_num_queries(cost):
        client.get(f"/en/c/{pid}/cite/")


def test_the_only_source_is_chosen_already(client, library, editor):
    several = [option["value"] for option in one(page(client, ADDRESS), "[name=source]").select("option")]
    assert several[0] == ""
    Source.objects.exclude(pid=ARTICLE).update(withdrawn_at=library.changed_at)
    assert [option["value"] for option in one(page(client, ADDRESS), "[name=source]").select("option")] == [ARTICLE]
