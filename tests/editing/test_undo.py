"""Changes are taken back, by those who may."""

import pytest

from debate.access.actions import grant
from debate.editing import undo
from debate.editing.proposals import propose
from debate.editing.rehearse import rehearse
from debate.editing.settings import change_settings, publish, seen, unpublish
from debate.editing.undo import undo_change, undo_person
from debate.history.refusals import Refused
from debate.models import Change, Proposal, User
from tests.growth import growth
from tests.library import COST

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(library):
    """An editor."""
    user = User.objects.create(username="editor")
    grant(debate=library, user=user, role="editor", by=None)
    return user


def test_who_sees_a_debate_is_undone_by_owners_alone(library, owner, editor):
    unpublish(debate=library, by=owner)
    for action in (undo_change, propose):
        asked = {"action": undo_change} if action is propose else {}
        with pytest.raises(Refused, match="revision: not allowed"):
            action(debate=library, revision=2, by=editor, **asked)
    began = Change.objects.get(revision=2).at
    assert undo_person(debate=library, person=owner, since=began, by=editor).entries == ()
    library.refresh_from_db()
    assert (library.published_at, Proposal.objects.count()) == (None, 0)
    undo_change(debate=library, revision=2, by=owner)
    library.refresh_from_db()
    assert library.published_at is not None


def test_settings_come_back_with_their_html(library, owner):
    change_settings(debate=library, values={"about": "**新的**", "title": "新的題目"}, was=seen(library), by=owner)
    undo_change(debate=library, revision=2, by=owner)
    now = library
    now.refresh_from_db()
    assert (now.title, "新的" in now.about_html) == ("市立圖書館該通宵開放嗎?", False)
    publish(debate=library, by=owner)


@pytest.fixture
def busy(library, monkeypatch):
    """Somebody with as many changes as one asks for, each of 20,000 characters; two are undone in one go."""
    monkeypatch.setattr(undo, "AT_MOST", 2)

    def made(name, many):
        user = User.objects.create(username=name)
        first = Change.objects.filter(debate=library).latest("revision").revision + 1
        patch = {"claim": {COST: {"detail": "字" * 20_000}}}
        about = {"debate": library, "by": user, "action": "reworded", "kind": "claim", "pid": COST}
        Change.objects.bulk_create(
            Change(**about, revision=revision, before=patch, after=patch) for revision in range(first, first + many)
        )
        return user

    return made


def tried(debate, person):
    """What undoing all that somebody ever did would do."""
    began = Change.objects.filter(debate=debate).earliest("revision").at
    return rehearse(undo_person, debate=debate, person=person, since=began, by=None)


def test_a_long_history_costs_what_is_undone_of_it(library, busy, django_assert_num_queries):
    some, many = busy("some", 30), busy("many", 600)
    for person, more in ((some, 28), (many, 598)):
        with django_assert_num_queries(16):
            found = tried(library, person)
        assert (len(found.left), found.more) == (2, more)
    assert growth(lambda person: tried(library, person), some, many) < 4


def test_what_was_undone_already_is_passed_over(library, owner, busy):
    person = busy("busy", 4)
    made = list(Change.objects.filter(by=person).order_by("-revision").values_list("revision", flat=True))

    def undoes(revision, undone):
        Change.objects.create(debate=library, by=owner, revision=revision, undoes=undone, action="undone", kind="claim",
                              pid=COST, before={}, after={"claim": {}})  # fmt: skip

    for number, undone in enumerate((made[0], made[1], made[0] + 2)):
        undoes(made[0] + 1 + number, undone)  # the newest two are undone, and the undoing of the second is undone
    found = tried(library, person)
    assert [change.revision for change, _ in found.left] == [made[1], made[2]]
    assert found.more == 1
