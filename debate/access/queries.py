"""may(), visible() and words(): the only places that decide."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from debate.history.queries import Standing
from debate.models import Debate, Membership, User

QUOTATION = 120
CONTEXT = 60

ANYONE, ACCOUNT = "anyone", "account"
"""Where one stands without a role: whoever sees the debate, and whoever sees it and is signed in."""
OWNERS = frozenset({Membership.Role.OWNER.value})
EDITORS = OWNERS | {Membership.Role.EDITOR.value}
CONTRIBUTORS = EDITORS | {Membership.Role.CONTRIBUTOR.value}
MEMBERS = CONTRIBUTORS | {Membership.Role.READER.value}
ACCOUNTS = MEMBERS | {ACCOUNT}
EVERYONE = ACCOUNTS | {ANYONE}

ROLES = {
    "see": EVERYONE,
    "report": EVERYONE,
    "note": ACCOUNTS,
    "note_for_members": MEMBERS,
    "moderate": EDITORS,
    "read_words": MEMBERS,
    "see_members": MEMBERS,
    "propose": CONTRIBUTORS,
    "edit": EDITORS,
    "withdraw": EDITORS,
    "attach": EDITORS,
    "manage": OWNERS,
}
"""Who may do what (docs/permissions.md): every action that the product has."""

RANK = ["", *reversed(Membership.Role.values)]
"""No role, then the roles from the least to the most."""


def role(reader: User | None, debate: Debate) -> str:
    """The reader's role in a debate: of the Membership.Role values, or empty."""
    if reader is None or not reader.is_active:
        return ""
    if reader.is_superuser:
        return Membership.Role.OWNER
    found = Membership.objects.filter(debate=debate, user=reader).values_list("role", flat=True).first()
    return found or ""


def member_in(user: User) -> set[int]:
    """The debates in which somebody has a role: one query."""
    if user.is_superuser:
        return set(Debate.objects.values_list("pk", flat=True))
    return set(Membership.objects.filter(user=user).values_list("debate", flat=True))


def standing(reader: User | None, debate: Debate) -> str:
    """The reader's role; without one ACCOUNT or ANYONE, or empty if the debate is not there for him."""
    found = role(reader, debate)
    if found or not open_to_all(debate):
        return found
    return ANYONE if reader is None or not reader.is_active else ACCOUNT


def may(reader: User | None, action: str, debate: Debate) -> bool:
    """Whether the reader may do this in the debate. KeyError for an action nobody defined."""
    allowed = ROLES[action]
    return standing(reader, debate) in allowed


def readable_notes(reader: User | None, debate: Debate) -> Q:
    """The notes of a debate that a reader of it may read: public ones, its members' for members, and his own."""
    seen = Q(visibility="public")
    if reader is None or not reader.is_active:
        return seen
    if may(reader, "note_for_members", debate):
        seen |= Q(visibility="debate")
    return seen | Q(created_by=reader)


def open_to_all(debate: Debate | Standing) -> bool:
    """Whether everybody may open the debate, by its row alone; what visible(None) asks of the database."""
    return debate.published_at is not None and debate.visibility != Debate.Visibility.PRIVATE


def listed_for_all(debate: Debate) -> bool:
    """Whether everybody finds the debate in lists, and search engines may; what listed(None) asks of the database."""
    return debate.published_at is not None and debate.visibility == Debate.Visibility.PUBLIC


def listed(reader: User | None) -> QuerySet[Debate]:
    """The debates that a reader is shown in lists: public ones, and those he is a member of."""
    return Debate.objects.filter(_seen(reader, ["public"]))


def visible(reader: User | None) -> QuerySet[Debate]:
    """The debates that a reader may open: unlisted ones too, for whoever has the address."""
    return Debate.objects.filter(_seen(reader, ["public", "unlisted"]))


def _seen(reader: User | None, open_to_all: list[str]) -> Q:
    seen = Q(visibility__in=open_to_all, published_at__isnull=False)
    if reader is None or not reader.is_active:
        return seen
    if reader.is_superuser:
        return Q()
    mine = Membership.objects.filter(user=reader).values("debate")
    return seen | Q(pk__in=mine)


class Shown(NamedTuple):
    """What a reader gets of a citation's words: with context, alone (perhaps cut), or nothing but the digest."""

    exact: str = ""
    before: str = ""
    after: str = ""
    cut: bool = False


def words(*, exact: str, before: str = "", after: str = "", public: bool, member: bool) -> Shown:
    """The one gate for words of a source: exact with context, exact alone (QUOTATION code points), or nothing."""
    if public or member:
        return Shown(exact, before, after)
    return Shown(exact[:QUOTATION], cut=len(exact) > QUOTATION)
