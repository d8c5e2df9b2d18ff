"""Changes are taken back, by those who may."""

import pytest

from debate.access.actions import grant
from debate.editing.proposals import propose
from debate.editing.settings import change_settings, publish, seen, unpublish
from debate.editing.undo import undo_change, undo_person
from debate.history.refusals import Refused
from debate.models import Change, Proposal, User

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
