"""may(), visible() and words(): the only places that decide."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from debate.models import Debate, Membership, User

QUOTATION = 120
CONTEXT = 60

ROLES = {
    "manage": frozenset({"owner"}),
    "edit": frozenset({"owner", "editor"}),
    "propose": frozenset({"owner", "editor", "contributor"}),
    "withdraw": frozenset({"owner", "editor"}),
    "attach": frozenset({"owner", "editor"}),
    "read_words": frozenset({"owner", "editor", "contributor", "reader"}),
}


def role(reader: User | None, debate: Debate) -> str:
    """The reader's role in a debate: of the Membership.Role values, or empty."""
    if reader is None or not reader.is_active:
        return ""
    if reader.is_superuser:
        return Membership.Role.OWNER
    found = Membership.objects.filter(debate=debate, user=reader).values_list("role", flat=True).first()
    return found or ""


def may(reader: User | None, action: str, debate: Debate) -> bool:
    """Whether the reader may do this in the debate. KeyError for an action nobody defined."""
    return role(reader, debate) in ROLES[action]


def listed(reader: User | None) -> QuerySet[Debate]:
    """The debates that a reader is shown in lists: public ones, and those he is a member of."""
    return Debate.objects.filter(_seen(reader, ["public"]))


def visible(reader: User | None) -> QuerySet[Debate]:
    """The debates that a reader may open: unlisted ones too, for whoever has the address."""
    return Debate.objects.filter(_seen(reader, ["public", "unlisted"]))


def _seen(reader: User | None, open_to_all: list[str]) -> Q:
    seen = Q(visibility__in=open_to_all)
    if reader is None or not reader.is_active:
        return seen
    if reader.is_superuser:
        return Q()
    mine = Membership.objects.filter(user=reader).values("debate")
    return seen | Q(pk__in=mine)


@dataclass(frozen=True, slots=True)
class Shown:
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
