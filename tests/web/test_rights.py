"""A right that was taken away while a form was on its way is gone: each way to write asks again, the debate held."""

import pytest

from debate.access import queries
from debate.access.actions import grant
from debate.editing.proposals import propose
from debate.editing.reports import report
from debate.editing.withdraw import withdraw_claim
from debate.models import Change, Debate, Membership, Proposal, Report, Source, User
from debate.web import gate, writing
from debate.web.pages import reports, write_source
from tests.library import ARTICLE, COST, DOUBT
from tests.web.pages.html import shown, texts

pytestmark = pytest.mark.django_db
TOLD = "Your role in this debate was changed meanwhile; nothing was stored."
FORM = {"form_id": "1" * 32}
WORDING = FORM | {"seen": "1", "text": "另一句", "headline": "", "detail": ""}


@pytest.fixture
def writer(library, client):
    """An editor, signed in."""
    user = User.objects.create(username="writer")
    grant(debate=library, user=user, role="editor", by=None)
    client.force_login(user)
    return user


def demoted(user):
    """To a contributor."""
    Membership.objects.filter(user=user).update(role="contributor")


def removed(user):
    """From the debate."""
    Membership.objects.filter(user=user).delete()


def switched_off(user):
    """By an operator."""
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.fixture
def after_the_check(monkeypatch):
    """Lets something happen once the page has asked what the reader may do."""

    def arrange(module, event):
        def may(*asked):
            answer = queries.may(*asked)
            if answer:
                event()
            return answer

        monkeypatch.setattr(module, "may", may)

    return arrange


@pytest.mark.parametrize("event", [demoted, removed, switched_off])
def test_an_edit_is_refused_and_its_words_stay_in_the_form(client, library, writer, after_the_check, event):
    after_the_check(writing, lambda: event(writer))
    response = client.post(f"/en/c/{COST}/edit/", WORDING)
    assert (response.status_code, texts(shown(response), ".errors.all")[:1]) == (400, [TOLD])
    assert shown(response).select_one("textarea[name=text]").get_text().strip() == "另一句"
    assert (Change.objects.count(), Proposal.objects.count()) == (1, 0)


def test_a_contributor_of_a_debate_that_was_closed_suggests_nothing(client, library, writer, after_the_check):
    demoted(writer)

    def close():
        removed(writer)
        Debate.objects.update(visibility="private")

    after_the_check(writing, close)
    response = client.post(f"/en/c/{COST}/edit/", WORDING)
    assert (response.status_code, Proposal.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("module", "address", "sent"),
    [
        (writing, f"/en/c/{DOUBT}/withdraw/", {"sure": "1", "seen": "1", "reason": "重複"}),
        (write_source, f"/en/s/{ARTICLE}/attach/", {"text": "一段\n\n又一段", "force": "1"}),
        (writing, "/en/d/night-library/sources/add/", {"title": "新", "language": "zh-Hant", "words": "members"}),
    ],
)
def test_so_is_every_other_form(client, library, writer, after_the_check, module, address, sent):
    after_the_check(module, lambda: demoted(writer))
    response = client.post(address, FORM | sent)
    assert (response.status_code, TOLD in texts(shown(response), ".errors")) == (400, True)
    assert (Change.objects.count(), Source.objects.count()) == (1, 2)


def test_nobody_decides_who_is_no_editor_now(client, library, owner, writer, after_the_check):
    waits = propose(action=withdraw_claim, debate=library, by=owner, pid=DOUBT, reason="重複")
    after_the_check(writing, lambda: demoted(writer))
    response = client.post(f"/en/d/night-library/proposals/{waits.pk}/", FORM | {"decision": "accept"})
    assert (response.status_code, TOLD in texts(shown(response), ".errors")) == (400, True)
    assert (Proposal.objects.get().state, Change.objects.count()) == ("waiting", 1)


def test_nor_settles_a_report(client, library, writer, after_the_check):
    told = report(debate=library, pid=COST, body="數字不對", contact="", by=None)
    after_the_check(reports, lambda: demoted(writer))
    response = client.post("/en/d/night-library/reports/", {"report": told.pk, "answer": "x"})
    assert (response.status_code, Report.objects.get().state) == (400, "open")


@pytest.mark.parametrize(
    "sent",
    [{"title": "另一個題目"}, {"part": "access", "visibility": "private", "published": "published", "confirmed": "1"}],
)
def test_nor_changes_settings_who_is_no_owner_now(client, library, writer, after_the_check, sent):
    Membership.objects.filter(user=writer).update(role="owner")
    after_the_check(gate, lambda: demoted(writer))
    response = client.post("/en/d/night-library/settings/", sent | {"was": "x"})
    assert (response.status_code, TOLD in texts(shown(response), ".errors")) == (400, True)
    assert Debate.objects.get().visibility == "public"
