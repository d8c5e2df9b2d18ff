"""Who may see and do what."""

import pytest

from debate.access.actions import grant
from debate.access.queries import Shown, listed, may, role, visible, words
from debate.models import Membership, User

pytestmark = pytest.mark.django_db
ROLES = ["owner", "editor", "contributor", "reader"]


def user(debate, role):
    """A user with a role."""
    found, _ = User.objects.get_or_create(username=role)
    grant(debate=debate, user=found, role=role, by=None)
    return found


def test_what_each_role_may_do(library):
    allowed = {
        name: [action for action in ("withdraw", "attach", "read_words") if may(user(library, name), action, library)]
        for name in ROLES
    }
    assert allowed == {
        "owner": ["withdraw", "attach", "read_words"],
        "editor": ["withdraw", "attach", "read_words"],
        "contributor": ["read_words"],
        "reader": ["read_words"],
    }


def test_strangers_and_closed_accounts_may_nothing(library, owner):
    assert not may(None, "read_words", library)
    assert not may(User.objects.create(username="stranger"), "read_words", library)
    owner.is_active = False
    assert role(owner, library) == ""


def test_an_operator_may_everything(library):
    assert may(User.objects.create(username="root", is_superuser=True), "withdraw", library)


def test_an_unknown_action_is_an_error_even_for_owners(library, owner):
    with pytest.raises(KeyError):
        may(owner, "fly", library)


@pytest.mark.parametrize(
    ("visibility", "in_lists", "by_address"), [("public", 1, 1), ("unlisted", 0, 1), ("private", 0, 0)]
)
def test_who_sees_a_debate(library, owner, visibility, in_lists, by_address):
    library.visibility = visibility
    library.save()
    stranger = User.objects.create(username="stranger")
    for reader in (None, stranger):
        assert (listed(reader).count(), visible(reader).count()) == (in_lists, by_address)
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
