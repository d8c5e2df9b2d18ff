"""Write claims. Each action is one transaction and one entry of history, which it returns; None if nothing changed.

All raise Refused (history/refusals.py) for what cannot be done, and Unsound where the argument would break.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from debate.arguments.linking import new_link
from debate.history.actions import commit, lock_debate
from debate.history.addresses import new_pid
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Stale, Why, one_of, words
from debate.history.things import plain_words
from debate.models import Change, Claim, ClaimVersion, Debate, Link, User
from debate.models.base import Language
from debate.text.fold import claim_hash

LIVE: Fields = {"state": "live", "successor": "", "reason": ""}
TEXT, HEADLINE, DETAIL, TAG, TAGS, SUMMARY = 500, 80, 10_000, 50, 20, 1_000


@dataclass(frozen=True, slots=True)
class NewClaim:
    """What is said of a claim that is not there yet; `translations` is {language: {field: text}}."""

    text: str
    language: str
    headline: str = ""
    detail: str = ""
    nature: str = ""
    voice: str = Claim.Voice.EDITORIAL
    tags: Sequence[str] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def fields(self, kind: str) -> Fields:
        """Its fields as history keeps them; Refused if they may not be stored."""
        found = _wording(self.text, self.headline, self.detail) | {
            "kind": kind,
            "voice": one_of("voice", self.voice, Claim.Voice.values),
            "nature": one_of("nature", self.nature, ["", *Claim.Nature.values]),
            "language": one_of("language", self.language, Language.values),
            "tags": _tags(self.tags),
            **LIVE,
        }
        for code, wording in self.translations.items():
            if code != self.language and any(wording.values()):
                found[f"translations.{one_of('language', code, Language.values)}"] = _wording(**wording)
        return found


@transaction.atomic
def add_claim(
    *,
    debate: Debate,
    target: str,
    relation: str,
    claim: NewClaim,
    by: User | None,
    placement: str = "editorial",
    summary: str = "",
) -> Change:
    """A new claim under a claim, or against the link `target`; as an answer to the question it is a position.

    Refused where a claim stands there in the same way that says the same.
    """
    debate = lock_debate(debate.pk)
    pid = new_pid()
    fields = claim.fields(Claim.Kind.POSITION if relation == "answers" else Claim.Kind.CLAIM)
    link_pid, link = new_link(debate, premise=pid, target=target, relation=relation, placement=placement, home=True)
    _refuse_said_already(debate, link, fields["text"])
    entry = commit(
        debate=debate,
        action="added",
        kind="claim",
        pid=pid,
        patch={"claim": {pid: fields}, "link": {link_pid: link}},
        by=by,
        summary=words("summary", summary, SUMMARY),
    )
    assert entry is not None  # a new pid is always a change
    return entry


def _refuse_said_already(debate: Debate, link: Fields, text: str) -> None:
    """Sent twice by way of the browser's Back, or said by two people: one query, two where the words are here."""
    said = Claim.objects.filter(debate=debate, folded=claim_hash(text), withdrawn_at__isnull=True)
    premises = list(said.values_list("pk", flat=True))
    there = Link.objects.filter(premise__in=premises, relation=link["relation"], withdrawn_at__isnull=True)
    ends = there.values_list("target_claim__pid", "target_link__pid") if premises else ()
    if (link["claim"], link["link"]) in set(ends):
        raise Refused(Why.SAID, "text")


@transaction.atomic
def edit_wording(
    *,
    debate: Debate,
    pid: str,
    language: str,
    seen: int,
    text: str,
    by: User | None,
    headline: str = "",
    detail: str = "",
    summary: str = "",
) -> Change | None:
    """Another wording of a claim in one of its languages, made upon version `seen` (0: it had none in this language).

    Stale if another version is there now that says something else.
    """
    debate = lock_debate(debate.pk)
    claim = live_claim(debate, pid)
    one_of("language", language, Language.values)
    wanted = _wording(text, headline, detail)
    now, present = wording_of(claim, language)
    if now != seen and wanted != present:
        raise Stale(version_of(claim, language, seen), present, seen, now)
    changed: Fields = wanted if language == claim.language else {f"translations.{language}": wanted}
    return commit(
        debate=debate,
        action="reworded" if language == claim.language else "translated",
        kind="claim",
        pid=pid,
        patch={"claim": {pid: changed}},
        by=by,
        summary=words("summary", summary, SUMMARY),
    )


@transaction.atomic
def drop_translation(*, debate: Debate, pid: str, language: str, by: User | None) -> Change | None:
    """Take a claim's wording in another language away; its versions are kept."""
    debate = lock_debate(debate.pk)
    if language not in live_claim(debate, pid).translations:
        raise Refused(Why.UNKNOWN, "language")
    patch: Patch = {"claim": {pid: {f"translations.{language}": None}}}
    return commit(debate=debate, action="translated", kind="claim", pid=pid, patch=patch, by=by)


@transaction.atomic
def describe_claim(
    *,
    debate: Debate,
    pid: str,
    by: User | None,
    nature: str | None = None,
    voice: str | None = None,
    tags: Sequence[str] | None = None,
    summary: str = "",
) -> Change | None:
    """Change what is said of a claim beside its words; what is None stays."""
    debate = lock_debate(debate.pk)
    claim = live_claim(debate, pid)
    changed: Fields = {}
    if nature is not None:
        changed["nature"] = one_of("nature", nature, ["", *Claim.Nature.values])
    if voice is not None:
        changed["voice"] = one_of("voice", voice, Claim.Voice.values)
    if tags is not None:
        changed["tags"] = _tags(tags)
    return commit(
        debate=debate,
        action="described",
        kind="claim",
        pid=claim.pid,
        patch={"claim": {pid: changed}},
        by=by,
        summary=words("summary", summary, SUMMARY),
    )


@transaction.atomic
def restore_wording(*, debate: Debate, pid: str, language: str, number: int, by: User | None) -> Change | None:
    """Make the n-th wording of a language the present one again, as a new version."""
    debate = lock_debate(debate.pk)
    claim = live_claim(debate, pid)
    old = version_of(claim, language, number)
    if not old:
        raise Refused(Why.UNKNOWN, "number")
    seen, _ = wording_of(claim, language)
    return edit_wording(debate=debate, pid=pid, language=language, seen=seen, by=by, **old)


def live_claim(debate: Debate, pid: str, field: str = "claim") -> Claim:
    """A live claim of the debate; Refused, about the field that named it, otherwise."""
    claim = Claim.objects.filter(debate=debate, pid=pid).first()
    if claim is None:
        raise Refused(Why.UNKNOWN, field)
    if claim.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, field)
    return claim


def wording_of(claim: Claim, language: str) -> tuple[int, dict[str, Any]]:
    """Number and words of a claim's present wording in a language; 0 and nothing where it has none."""
    if language == claim.language:
        return claim.version, {"text": claim.text, "headline": claim.headline, "detail": claim.detail}
    written = claim.translations.get(language)
    if written is None:
        return 0, {}
    return written.get("version", 1), {"headline": "", "detail": "", **plain_words(written)}


def version_of(claim: Claim, language: str, number: int) -> dict[str, Any]:
    """The words of a claim's n-th wording in a language; nothing where it never had one."""
    rows = ClaimVersion.objects.filter(debate=claim.debate_id, claim=claim, language=language, number=number)
    return dict(rows.values("text", "headline", "detail").first() or {})


def _wording(text: str, headline: str = "", detail: str = "") -> Fields:
    return {
        "text": words("text", text, TEXT, required=True),
        "headline": words("headline", headline, HEADLINE),
        "detail": words("detail", detail, DETAIL, lines=True),
    }


def _tags(tags: Sequence[str]) -> list[str]:
    """Each once, in their order."""
    found = list(dict.fromkeys(words("tags", tag, TAG, required=True) for tag in tags))
    if len(found) > TAGS:
        raise Refused(Why.TOO_LONG, "tags", TAGS)
    return found
