"""Start a debate from nothing: a question, its answers, and perhaps a first reason for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from debate.access.actions import grant
from debate.arguments.actions import NewClaim
from debate.history.actions import commit, lock_debate
from debate.history.addresses import issue_addresses, new_pid
from debate.history.fields import LIVE
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Why, one_of, words
from debate.history.slugs import free_slug
from debate.models import Address, Change, Claim, Debate, Link, User
from debate.models.base import Language

TITLE, SUMMARY, FEWEST, MOST = 300, 1_000, 2, 12


@dataclass(frozen=True, slots=True)
class Answer:
    """A position, and a first reason for it, or none."""

    text: str
    reason: str = ""


@transaction.atomic
def start_debate(
    *,
    title: str,
    language: str,
    answers: Sequence[Answer],
    by: User,
    summary: str = "",
    slug: str = "",
    visibility: str = Debate.Visibility.PUBLIC,
) -> Change:
    """A new debate that `by` owns; without a slug one is made of the title. Its question says what its title says.

    Refused names the field; of the n-th answer, from 1, `position_n` or `reason_n`.
    """
    title = words("title", title, TITLE, required=True)
    one_of("language", language, Language.values)
    if not FEWEST <= len(answers) <= MOST:
        raise Refused(Why.EMPTY if len(answers) < FEWEST else Why.TOO_LONG, "", MOST)
    fields: Fields = {
        "title": title,
        "summary": words("summary", summary, SUMMARY, lines=True),
        "visibility": one_of("visibility", visibility, Debate.Visibility.values),
    }
    debate = lock_debate(_new_row(language, free_slug(slug, title), by).pk)
    patch: Patch = {"debate": {debate.pid: fields}, **_argument(title, language, answers)}
    entry = commit(debate=debate, action="started", kind="debate", pid=debate.pid, patch=patch, by=by)
    assert entry is not None  # its question is new
    return entry


def _new_row(language: str, slug: str, by: User) -> Debate:
    """The row that the first entry of history fills, seen by nobody else before; here a draft becomes one."""
    try:
        with transaction.atomic():
            debate = Debate.objects.create(
                pid=new_pid(),
                slug=slug,
                language=language,
                title="",
                visibility=Debate.Visibility.PRIVATE,
                created_by=by,
            )
    except IntegrityError as error:
        raise Refused(Why.TAKEN, "slug") from error
    issue_addresses(debate=debate, kind=Address.Kind.DEBATE, pids=[debate.pid], by=by)
    grant(debate=debate, user=by, role="owner", by=by)
    return debate


def _argument(title: str, language: str, answers: Sequence[Answer]) -> Patch:
    """The question, the positions, and their first reasons, all in the debate's language."""
    claims: dict[str, Fields | None] = {}
    links: dict[str, Fields | None] = {}
    question = _add(claims, Claim.Kind.QUESTION, "title", title, language)
    for number, answer in enumerate(answers, start=1):
        position = _add(claims, Claim.Kind.POSITION, f"position_{number}", answer.text, language)
        links[new_pid()] = _link(position, question, Link.Relation.ANSWERS, number - 1)
        if answer.reason.strip():
            reason = _add(claims, Claim.Kind.CLAIM, f"reason_{number}", answer.reason, language)
            links[new_pid()] = _link(reason, position, Link.Relation.PRO, 0)
    return {"claim": claims, "link": links}


def _add(claims: dict[str, Fields | None], kind: str, field: str, text: str, language: str) -> str:
    """The pid of one more claim; Refused about the field that holds its text."""
    pid = new_pid()
    try:
        claims[pid] = NewClaim(text, language).fields(kind)
    except Refused as error:
        raise error.about(field) from error
    return pid


def _link(premise: str, target: str, relation: str, rank: int) -> Fields:
    ends: Fields = {"premise": premise, "claim": target, "link": None, "relation": relation, "group": ""}
    return {**ends, "placement": Link.Placement.EDITORIAL.value, "rank": rank, "home": True, **LIVE}
