"""/d/<slug>/settings/: what the debate says of itself, and who may see it."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from debate.access.actions import grant
from debate.history.queries import changes
from debate.models import Debate, User
from debate.web.said import effects
from tests.web.pages.html import one, page, text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/en/d/night-library/settings/"


@pytest.fixture
def signed_in(client, owner):
    """A client of the owner's."""
    client.force_login(owner)
    return client


def words(client, **fields):
    """The form of the texts as it is shown, with some fields changed."""
    form = page(client, ADDRESS).select("form")[-1]
    found = {tag["name"]: tag.get("value") or tag.text.strip("\n") for tag in form.select("input, textarea")}
    del found["csrfmiddlewaretoken"]
    return found | fields


def answer(response, *, status):
    """What came back."""
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_texts_are_saved_and_shown_everywhere_at_once(signed_in, library, owner):
    page(signed_in, "/d/night-library/about/")
    sent = words(signed_in, title="圖書館該開多久?", about="由**館員**整理。", title_en="How long should it open?")
    response = signed_in.post(ADDRESS, sent)
    assert (response.status_code, response["Location"]) == (302, ADDRESS)
    soup = page(signed_in, "/d/night-library/about/")
    assert text(one(soup, ".question")) == "圖書館該開多久?"
    assert str(one(soup, ".about-text strong")) == "<strong>館員</strong>"
    assert text(one(page(signed_in, ADDRESS), ".question")) == "How long should it open?"
    last = changes(library.pk)[-1]
    assert (last.action, last.by) == ("settings", owner)
    assert sorted(last.after["debate"][library.pid]) == ["about", "title", "translations.en"]


def test_what_is_sent_as_it_was_changes_nothing(signed_in, library):
    assert signed_in.post(ADDRESS, words(signed_in)).status_code == 302
    assert len(changes(library.pk)) == 1


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"title": " "}, ["This field is required."]),
        ({"title": "\u2800"}, ["Write a title."]),
        ({"licence": "a\u202eb"}, ["Character 2 (U+202E) changes the writing direction; remove it."]),
        ({"title_en": "", "summary_en": "Only this"}, ["A translation needs a title."]),
        ({"summary": "字" * 1001}, ["Ensure this value has at most 1000 characters (it has 1001)."]),
    ],
)
def test_what_cannot_be_saved_says_why(signed_in, library, fields, errors):
    soup = answer(signed_in.post(ADDRESS, words(signed_in, **fields)), status=400)
    assert texts(soup, ".errors") == errors
    assert len(changes(library.pk)) == 1


def test_who_was_slower_sees_both_and_saves_again(signed_in, library):
    mine = words(signed_in, title="我的")
    signed_in.post(ADDRESS, words(signed_in, title="別人的"))
    soup = answer(signed_in.post(ADDRESS, mine), status=409)
    assert one(soup, "#id_title")["value"] == "我的"
    assert texts(soup, ".differing div") == ["Title – as it is now 別人的"]
    assert Debate.objects.get().title == "別人的"
    again = mine | {"was": soup.select("input[name=was]")[-1]["value"]}
    assert signed_in.post(ADDRESS, again).status_code == 302
    assert Debate.objects.get().title == "我的"


def confirmation(client, **chosen):
    """What the page says will happen, and what its button sends."""
    soup = answer(client.post(ADDRESS, {"part": "access", **chosen}), status=200)
    sent = {tag["name"]: tag["value"] for tag in soup.select("main input") if tag["name"] != "csrfmiddlewaretoken"}
    return soup, sent


def test_back_to_draft_and_published_again_each_says_first_what_will_happen(client, signed_in, library):
    soup, sent = confirmation(signed_in, visibility="public", published="draft")
    assert text(one(soup, ".from-to")) == "Public Draft, later: Public"
    assert texts(soup, ".goes li") == [
        "Only its 1 member sees it.",
        "For everybody else every link to it, and to anything in it, answers “Nothing here”.",
        "Copies that readers, caches and search engines already have cannot be called back.",
        "Work goes on as before: members keep their roles, and nothing is lost.",
        "The change stands in the debate's history.",
    ]
    assert Debate.objects.get().published_at is not None
    assert signed_in.post(ADDRESS, sent).status_code == 302
    signed_in.logout()
    page(client, "/en/d/night-library/", status=404)
    client.force_login(User.objects.get(username="owner"))
    soup, sent = confirmation(client, visibility="unlisted", published="published")
    assert texts(soup, "main .button") == ["Publish", "Cancel"]
    assert client.post(ADDRESS, sent).status_code == 302
    client.logout()
    page(client, "/en/d/night-library/")
    told = [(change.action, change.after["debate"][library.pid]) for change in changes(library.pk)[1:]]
    assert [action for action, _after in told] == ["unpublished", "settings", "published"]
    assert told[1][1] == {"visibility": "unlisted"}


def test_what_would_change_nothing_says_so(signed_in, library):
    data = {"part": "access", "visibility": "public", "published": "published"}
    assert texts(answer(signed_in.post(ADDRESS, data), status=400), ".errors") == ["This is how it is already."]
    assert texts(answer(signed_in.post(ADDRESS, {"part": "access"}), status=400), ".errors") == ["Choose one of each."]


def test_a_confirmation_of_what_somebody_else_changed_since_is_asked_again(signed_in, library):
    _soup, sent = confirmation(signed_in, visibility="private", published="published")
    signed_in.post(ADDRESS, words(signed_in, title="別人的"))
    soup = answer(signed_in.post(ADDRESS, sent), status=409)
    assert texts(soup, ".errors")[0].startswith("Somebody else changed the settings")
    assert Debate.objects.get().visibility == "public"


@pytest.mark.parametrize(
    ("before", "after", "first"),
    [
        (("private", True), ("public", True), "Everyone can read it, without an account."),
        (("public", False), ("unlisted", True), "Everyone who has a link to it can read it, without an account."),
        (("public", True), ("unlisted", True), "Everyone who has a link to it can read it, without an account."),
        (("unlisted", True), ("private", True), "Only its 2 members see it."),
        (("private", False), ("public", False), "Nothing changes for readers now: only members see it, as before."),
        (("private", False), ("private", True), "Nothing changes for readers now: only members see it, as before."),
    ],
)
def test_what_will_happen(library, before, after, first):
    library.visibility, library.published_at = before[0], library.published_at if before[1] else None
    with override("en"):
        assert effects(library, visibility=after[0], published=after[1], members=2)[0] == first


def test_editors_have_no_settings(client, library):
    user = User.objects.create(username="editor")
    grant(debate=library, user=user, role="editor", by=None)
    client.force_login(user)
    assert client.post(ADDRESS, {"part": "access", "visibility": "private", "published": "draft"}).status_code == 403
    assert Debate.objects.get().visibility == "public"
