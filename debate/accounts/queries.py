"""Read an account: its mail, its sessions, its debates, and what it contributed."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from debate.access.queries import visible
from debate.models import Annotation, Claim, Debate, Membership, User
from debate.text.words import Words

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Mail:
    """An account's mail address; verified once a code that was sent there came back."""

    address: str
    verified: bool


def mail_of(user: User) -> Mail | None:
    """The address an account is reached at; None for one made at the command line without any: one query."""
    row = EmailAddress.objects.filter(user=user).order_by("-verified", "-primary", "pk").first()
    if row is not None:
        return Mail(row.email, row.verified)
    return Mail(user.email, False) if user.email else None


@dataclass(frozen=True, slots=True)
class Open:
    """A session somebody could go on in: since when, from where, with what."""

    pk: int
    since: datetime
    address: str
    agent: str
    current: bool


def open_sessions(user: User, current: str | None) -> list[Open]:
    """The account's sessions that still count, newest first; `current` is the key of the one that asks: two queries."""
    rows = list(UserSession.objects.filter(user=user).order_by("-created_at", "-pk"))
    kept = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now())
    own = user.get_session_auth_hash()  # another password has made the others worthless
    alive = {row.session_key for row in kept if row.get_decoded().get(HASH_SESSION_KEY) == own}
    return [
        Open(row.pk, row.created_at, row.ip, row.user_agent, row.session_key == current)
        for row in rows
        if row.session_key in alive
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """A debate the account is a member of."""

    slug: str
    title: Words
    role: str


def memberships(user: User) -> list[Part]:
    """The debates with a role of the account's own, last changed first: one query."""
    rows = Membership.objects.filter(user=user).select_related("debate").order_by("-debate__changed_at", "pk")
    return [_part(row) for row in rows]


def to_hand_over(user: User) -> list[Part]:
    """The debates that nobody else owns, though others belong to them: one query."""
    return [_part(row) for row in _owned_alone(user).filter(debate__in=_others(user).values("debate"))]


def left_alone(user: User) -> list[Part]:
    """The debates that nobody else belongs to: one query."""
    return [_part(row) for row in _owned_alone(user).exclude(debate__in=_others(user).values("debate"))]


def _owned_alone(user: User) -> QuerySet[Membership]:
    owners = _others(user).filter(role=Membership.Role.OWNER)
    rows = Membership.objects.filter(user=user, role=Membership.Role.OWNER).exclude(debate__in=owners.values("debate"))
    return rows.select_related("debate").order_by("pk")


def _others(user: User) -> QuerySet[Membership]:
    """Memberships of everybody else whose account is on."""
    return Membership.objects.filter(user__is_active=True).exclude(user=user)


def _part(row: Membership) -> Part:
    return Part(row.debate.slug, Words.of(row.debate, "title"), row.role)


@dataclass(frozen=True, slots=True)
class Contribution:
    """A claim or a note of the account's, and where it stands: the kind and pid of the page that shows it."""

    pid: str
    place: str
    place_pid: str
    words: Words
    debate: Words
    at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its rows, its number from one up, how many pages and how many things there are."""

    rows: list[Contribution]
    number: int
    pages: int
    total: int


def claims_of(user: User, number: int = 1) -> Slice:
    """The claims somebody added to debates he may see, newest first: two queries."""
    found = _by(Claim.objects.all(), user).select_related("debate")
    rows, number, pages, total = _sliced(found, number)
    return Slice([_claim(row) for row in rows], number, pages, total)


def notes_of(user: User, number: int = 1) -> Slice:
    """The notes somebody made in debates he may see, newest first: two queries."""
    found = _by(Annotation.objects.all(), user).select_related("debate", "claim", "link", "citation", "source")
    rows, number, pages, total = _sliced(found, number)
    return Slice([_note(row) for row in rows], number, pages, total)


def _by(rows: QuerySet, user: User) -> QuerySet:
    """Of the rows, somebody's own; those of debates he may no longer open are not among them."""
    seen: QuerySet[Debate] = visible(user)
    return rows.filter(created_by=user, debate__in=seen.values("pk")).order_by("-created_at", "-id")


def _sliced(rows: QuerySet, number: int) -> tuple[list, int, int, int]:
    total = rows.count()
    pages = max(1, -(-total // PER_PAGE))
    number = min(max(number, 1), pages)
    return list(rows[(number - 1) * PER_PAGE : number * PER_PAGE]), number, pages, total


def _claim(row: Claim) -> Contribution:
    title = Words.of(row.debate, "title")
    return Contribution(
        row.pid, "claim", row.pid, Words.of(row, "text"), title, row.created_at, row.withdrawn_at is not None
    )


def _note(row: Annotation) -> Contribution:
    kind = next(kind for kind in ("claim", "link", "citation", "source") if getattr(row, f"{kind}_id"))
    body = Words.part(row.language, row.body_html, row.translations, "body_html")
    title = Words.of(row.debate, "title")
    withdrawn = row.withdrawn_at is not None
    return Contribution(row.pid, kind, getattr(row, kind).pid, body, title, row.created_at, withdrawn)
