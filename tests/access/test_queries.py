"""Who may see and do what."""

import pytest

from debate.access.actions import grant
from debate.access.queries import ROLES, Shown, listed, listed_for_all, may, open_to_all, role, visible, words
from debate.models import Membership, User

pytestmark = pytest.mark.django_db
NAMES = ["owner", "editor", "contributor", "reader"]


def user(debate, role):
    """A user with a role."""
    found, _ = User.objects.get_or_create(username=role)
    grant(debate=debate, user=found, role=role, by=None)
    return found


def test_what_each_role_may_do(library):
    allowed = {name: [action for action in ROLES if may(user(library, name), action, library)] for name in NAMES}
    reads = ["see", "report", "note", "note_for_members", "read_words", "see_members"]
    edits = [*reads[:4], "moderate", *reads[4:], "propose", "edit", "withdraw", "attach"]
    assert allowed == {
        "owner": [*edits, "manage"],
        "editor": edits,
        "contributor": [*reads, "propose"],
        "reader": reads,
    }


@pytest.mark.parametrize(
    ("visibility", "published", "anyone", "account"),
    [
        ("public", True, ["see", "report"], ["see", "report", "note"]),
        ("unlisted", True, ["see", "report"], ["see", "report", "note"]),
        ("private", True, [], []),
        ("public", False, [], []),
        ("unlisted", False, [], []),
    ],
)
def test_what_is_done_without_a_role_takes_a_debate_that_is_seen(library, visibility, published, anyone, account):
    library.visibility, library.published_at = visibility, library.published_at if published else None
    library.save()
    closed = User.objects.create(username="closed", is_active=False)
    grant(debate=library, user=closed, role="owner", by=None)
    stranger = User.objects.create(username="stranger")
    allowed = [[action for action in ROLES if may(who, action, library)] for who in (None, stranger, closed)]
    assert allowed == [anyone, account, anyone]
    reads = ["see", "report", "note", "note_for_members", "read_words", "see_members"]
    assert [action for action in ROLES if may(user(library, "reader"), action, library)] == reads


def test_strangers_and_closed_accounts_may_nothing(library, owner):
    assert not may(None, "read_words", library)
    assert not may(User.objects.create(username="stranger"), "read_words", library)
    owner.is_active = False
    assert role(owner, library) == ""


def test_an_operator_may_everything(library):
    root = User.objects.create(username="root", is_superuser=True)
    assert [action for action in ROLES if may(root, action, library)] == list(ROLES)


def test_an_unknown_action_is_an_error_even_for_owners(library, owner):
    with pytest.raises(KeyError):
        may(owner, "fly", library)


@pytest.mark.parametrize(
    ("visibility", "published", "in_lists", "by_address"),
    [
        ("public", True, 1, 1),
        ("unlisted", True, 0, 1),
        ("private", True, 0, 0),
        ("public", False, 0, 0),
        ("unlisted", False, 0, 0),
        ("private", False, 0, 0),
    ],
)
def test_who_sees_a_debate(library, owner, visibility, published, in_lists, by_address):
    library.visibility, library.published_at = visibility, library.published_at if published else None
    library.save()
    stranger = User.objects.create(username="stranger")
    for reader in (None, stranger):
        assert (listed(reader).count(), visible(reader).count()) == (in_lists, by_address)
    assert (int(listed_for_all(library)), int(open_to_all(library))) == (in_lists, by_address)
    assert (listed(owner).count(), visible(owner).count()) == (1, 1)


def test_a_role_given_again_is_changed(library, owner):
    grant(debate=library, user=owner, role="reader", by=None)
    assert list(Membership.objects.values_list("role", flat=True)) == ["reader"]


def test_words_pass_one_gate():
    passage = {"exact": "字" * 121, "before": "前", "after": "後"}
    assert words(**passage, public=True, member=False) == Shown("字" * 121, "前", "後")
    assert words(**passage, public=False, member=True) == Shown("字" * 121, "前", "後")
    assert words(**passage, public=False, member=False) == Shown("字" * 120, cut=True)
    assert words(exact="字" * 120, before="前", public=False, member=False) == Shown("字" * 120)
