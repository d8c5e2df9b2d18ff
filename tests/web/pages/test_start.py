"""/start/, /start/file/, /d/<slug>/copy/: begin a debate."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from debate.access.actions import grant
from debate.access.queries import may
from debate.editing.settings import publish
from debate.models import Change, Claim, Debate, User
from debate.transfer import copy
from tests.library import encoded
from tests.library import library as library_file
from tests.web.pages.html import links, one, page, shown, text, texts

pytestmark = pytest.mark.django_db
FORM = {"form_id": "0a3b3c0e-7d5c-4f6e-9d2b-1f2e3d4c5b6a"}
QUESTION = {**FORM, "title": "公園該開放嗎?", "language": "zh-Hant", "visibility": "public"}
POSITIONS = {"position_1": "該開放", "reason_1": "夜裡有人要走路", "position_2": "不該開放", "reason_2": ""}


@pytest.fixture
def starter(client, db):
    """Somebody who is signed in, and no member of anything."""
    user = User.objects.create(username="starter")
    client.force_login(user)
    return user


def errors(response):
    """What an answer complains of."""
    assert response.status_code == 400
    return texts(BeautifulSoup(response.content, "html.parser"), ".errors")


def test_a_question_two_positions_and_a_first_claim(client, starter):
    response = client.post("/en/start/", {**QUESTION, **POSITIONS})
    assert (response.status_code, response["Location"]) == (302, "/en/d/gong-yuan-gai-kai-fang-ma/")
    debate = Debate.objects.get()
    assert [claim.text for claim in Claim.objects.order_by("pk")] == [
        "公園該開放嗎?",
        "該開放",
        "夜裡有人要走路",
        "不該開放",
    ]
    assert may(starter, "manage", debate)
    assert "夜裡有人要走路" in text(one(page(client, "/d/gong-yuan-gai-kai-fang-ma/outline/?all=1"), "main"))


def test_one_more_position_keeps_what_was_written_and_checks_nothing(client, starter):
    response = client.post("/en/start/", {**FORM, "title": "問", "position_1": "甲", "position_2": "", "more": "1"})
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert [field["name"] for field in soup.select("[name^=position]")] == ["position_1", "position_2", "position_3"]
    assert [field.get("value", "") for field in soup.select("[name=title], [name=position_1]")] == ["問", "甲"]
    assert (one(soup, "[name=form_id]")["value"], texts(soup, ".errors")) == (FORM["form_id"], [])
    assert Debate.objects.count() == 0


def test_there_is_room_for_twelve_and_an_empty_last_one_is_none(client, starter):
    many = {f"position_{number}": f"立場{number}" for number in range(1, 13)}
    response = client.post("/en/start/", {**QUESTION, **many, "more": "1"})
    soup = BeautifulSoup(response.content, "html.parser")
    assert (len(soup.select("[name^=position]")), soup.select("[name=more]")) == (12, [])
    assert client.post("/en/start/", {**QUESTION, **POSITIONS, "position_3": "", "reason_3": ""}).status_code == 302
    assert Claim.objects.filter(kind="position").count() == 2


def test_sent_twice_is_one_debate(client, starter):
    first = client.post("/en/start/", {**QUESTION, **POSITIONS})
    again = client.post("/en/start/", {**QUESTION, **POSITIONS})
    assert (again.status_code, again["Location"], Debate.objects.count()) == (302, first["Location"], 1)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"title": ""}, ["This field is required."]),
        ({"title": "字" * 301}, ["Ensure this value has at most 300 characters (it has 301)."]),
        ({"title": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        ({"position_2": ""}, ["This field is required."]),
        ({"position_2": "x\u200b"}, ["Character 2 (U+200B) is invisible; remove it."]),
        ({"reason_1": "字" * 501}, ["Ensure this value has at most 500 characters (it has 501)."]),
        ({"position_3": "", "reason_3": "理由"}, ["Please fill this in."]),
        ({"slug": "Not This"}, ["Small letters a to z, digits, and single hyphens between them."]),
        ({"slug": "a" * 81}, ["Ensure this value has at most 80 characters (it has 81)."]),
        ({"summary": "字" * 1_001}, ["Ensure this value has at most 1000 characters (it has 1001)."]),
        ({"language": "de"}, ["Select a valid choice. de is not one of the available choices."]),
        ({"visibility": "secret"}, ["Select a valid choice. secret is not one of the available choices."]),
    ],
)
def test_what_cannot_begin_says_why_at_its_field(client, starter, data, told):
    assert errors(client.post("/en/start/", {**QUESTION, **POSITIONS, **data})) == told
    assert Debate.objects.count() == 0


def test_a_taken_address_is_named(client, library, starter):
    data = {**QUESTION, **POSITIONS, "slug": "night-library"}
    assert errors(client.post("/en/start/", data)) == ["This address is taken; choose another."]


@pytest.mark.parametrize("address", ["/en/start/", "/en/start/file/", "/en/d/night-library/copy/"])
def test_strangers_are_led_to_sign_in(client, library, address):
    for response in (client.get(address), client.post(address, QUESTION)):
        assert (response.status_code, response["Location"]) == (302, f"/en/sign-in/?next={address}")
    assert Debate.objects.count() == 1


def upload(client, data, **more):
    """Send a debate file."""
    return client.post("/en/start/file/", {**FORM, "file": SimpleUploadedFile("debate.json", data), **more})


def test_who_imports_a_file_owns_the_debate(client, starter):
    response = upload(client, encoded(library_file()))
    assert (response.status_code, response["Location"]) == (302, "/en/d/night-library/")
    debate = Debate.objects.get()
    assert (may(starter, "manage", debate), Change.objects.get().by) == (True, starter)


def test_faults_are_listed_by_path_and_nothing_is_stored(client, starter):
    broken = library_file()
    broken["claims"][1]["kind"] = "opinion"
    broken["claims"][2]["text"] = ""
    response = upload(client, encoded(broken))
    assert errors(response) == ["Nothing was stored. What is wrong in the file is listed below."]
    soup = BeautifulSoup(response.content, "html.parser")
    assert texts(soup, ".faults tbody td:first-child") == ["/claims/1/kind", "/claims/2/text"]
    assert (Debate.objects.count(), Claim.objects.count()) == (0, 0)


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe", b"[]", json.dumps({"format": "other"}).encode()])
def test_what_is_no_debate_file_is_refused(client, starter, data):
    assert errors(upload(client, data)) == ["Nothing was stored. What is wrong in the file is listed below."]


def test_a_file_has_at_most_ten_megabytes(client, starter, monkeypatch):
    monkeypatch.setattr("debate.web.forms.start.UPLOAD", 1024 * 1024)
    assert errors(upload(client, b" " * (1024 * 1024 + 1))) == ["The file is larger than 1 MB."]
    assert errors(client.post("/en/start/file/", FORM)) == ["This field is required."]


def test_the_same_id_with_another_file_is_another_form(client, starter):
    upload(client, encoded(library_file()))
    other = library_file()
    other["debate"]["slug"] = "other"
    assert errors(upload(client, encoded(other))) == ["The claim stands there already."]


COPY = {**FORM, "title": "夜間圖書館", "visibility": "unlisted", "slug": ""}


def test_a_copy_is_ones_own_and_names_its_origin(client, library, starter):
    library.title = "市立圖書館該通宵開放嗎?"
    assert one(page(client, "/en/d/night-library/copy/"), "[name=title]")["value"] == library.title
    response = client.post("/en/d/night-library/copy/", COPY)
    assert (response.status_code, response["Location"]) == (302, "/en/d/ye-jian-tu-shu-guan/")
    copy = Debate.objects.get(slug="ye-jian-tu-shu-guan")
    assert (copy.visibility, may(starter, "manage", copy)) == ("unlisted", True)
    context = client.get("/en/d/ye-jian-tu-shu-guan/about/").context
    assert (context["origin"].head.slug, context["origin"].revision) == ("night-library", 1)
    assert client.get("/en/d/night-library/about/").context["origin"] is None


def test_a_private_origin_is_not_named_to_who_may_not_see_it(client, library, starter):
    grant(debate=library, user=starter, role="reader", by=None)
    library.visibility = "private"
    library.save()
    client.post("/en/d/night-library/copy/", COPY)
    assert client.get("/en/d/ye-jian-tu-shu-guan/about/").context["origin"].head.slug == "night-library"
    client.logout()
    assert client.get("/en/d/ye-jian-tu-shu-guan/about/").status_code == 404  # a draft
    publish(debate=Debate.objects.get(slug="ye-jian-tu-shu-guan"), by=starter)
    assert client.get("/en/d/ye-jian-tu-shu-guan/about/").context["origin"].head is None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"title": ""}, ["This field is required."]),
        ({"slug": "night-library"}, ["This address is taken; choose another."]),
        ({"visibility": ""}, ["This field is required."]),
    ],
)
def test_what_cannot_be_copied_says_why(client, library, starter, data, told):
    assert errors(client.post("/en/d/night-library/copy/", {**COPY, **data})) == told
    assert Debate.objects.count() == 1


def test_a_very_large_debate_is_left_to_operators(client, library, starter, monkeypatch):
    monkeypatch.setattr(copy, "_size", lambda _debate: 20_001)
    response = client.post("/en/d/night-library/copy/", COPY)
    told = "This debate is too large to be copied here: at most 20000 claims, places and passages. "
    assert response.status_code == 400
    assert [told in said for said in texts(shown(response), ".errors.all")][:1] == [True]
    assert Debate.objects.count() == 1


def test_the_ways_to_begin_lead_to_each_other(client, starter):
    assert "/en/start/file/" in links(page(client, "/en/start/"))
