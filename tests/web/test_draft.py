"""A draft's pages tell its owner what it lacks, and lead to its publication."""

import pytest

from debate.access.actions import grant
from debate.editing.queries import Lacking, lacking
from debate.models import Debate, Link, Source, User
from tests.library import COST
from tests.web.pages.html import one, page, shown, text, texts

pytestmark = pytest.mark.django_db
PAGES = ("/en/d/night-library/", "/en/d/night-library/outline/", f"/en/c/{COST}/", "/en/d/night-library/sources/")


@pytest.fixture
def draft(library):
    """The debate, not published yet."""
    Debate.objects.filter(pk=library.pk).update(published_at=None)
    library.refresh_from_db()
    return library


@pytest.mark.parametrize("path", PAGES)
def test_its_pages_lead_its_owner_to_publication(client, draft, owner, path):
    client.force_login(owner)
    bar = one(page(client, path), ".draft-bar")
    assert text(bar) == "This draft can be published as it is. Publish"
    form = {field["name"]: field["value"] for field in bar.select("input")}
    soup = shown(client.post(bar["action"], form))
    assert text(one(soup, "main h1")) == "This will happen"
    form = {field["name"]: field["value"] for field in soup.select("main form input")}
    assert client.post(bar["action"], form)["Location"] == "/en/d/night-library/"
    draft.refresh_from_db()
    assert draft.published_at is not None
    assert page(client, path).select(".draft-bar") == []


def test_what_is_missing_is_named_where_it_is_written(client, draft, owner):
    Debate.objects.filter(pk=draft.pk).update(summary="")
    Source.objects.filter(debate=draft).update(withdrawn_at=draft.changed_at)
    Link.objects.filter(debate=draft, relation="pro").update(withdrawn_at=draft.changed_at)
    draft.refresh_from_db()
    assert lacking(draft) == Lacking(summary=True, sources=True, reasons=2)
    client.force_login(owner)
    assert [(text(a), a["href"]) for a in one(page(client, PAGES[1]), ".draft-bar").select("a")] == [
        ("a summary", "/en/d/night-library/settings/#words"),
        ("a source", "/en/d/night-library/sources/add/"),
        ("reasons for 2 positions", "/en/d/night-library/outline/"),
    ]


@pytest.mark.parametrize("role", ["editor", "contributor", "reader"])
def test_other_members_see_that_it_is_a_draft_and_cannot_publish_it(client, draft, role):
    member = User.objects.create(username=role)
    grant(debate=draft, user=member, role=role, by=None)
    client.force_login(member)
    soup = page(client, PAGES[1])
    assert (texts(soup, ".member-bar .draft"), soup.select(".draft-bar")) == (["Draft"], [])


def test_the_settings_have_one_way_to_publish(client, draft, owner):
    client.force_login(owner)
    assert page(client, "/en/d/night-library/settings/").select(".draft-bar") == []


@pytest.mark.parametrize("path", ["/en/", *PAGES])
def test_a_debate_can_be_started_from_the_masthead(client, library, owner, path):
    Debate.objects.create(slug="other", pid="b000000009", title="x", language="en", visibility="private")
    link = one(page(client, path) if path != "/en/" else shown(client.get(path, follow=True)), ".masthead a.start")
    assert (text(link), link["href"], link["title"]) == ("Start a debate", "/en/start/", "Start a debate")
    assert client.get(link["href"])["Location"] == "/en/sign-in/?next=/en/start/"
    client.force_login(owner)
    soup = shown(client.get(path, follow=True))
    assert [link["href"] for link in soup.select(".masthead a[href='/en/start/']")] == ["/en/start/"] * 2
