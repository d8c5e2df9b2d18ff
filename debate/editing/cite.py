"""Cite: let a claim or a link rest on a passage, change what is said of that, take it back.

Each action is one transaction and one entry of history, which it returns. Words of a restricted source are never kept.
"""

from dataclasses import dataclass, field

from django.db import transaction

from debate.anchors.queries import newest_text
from debate.editing.anchor import anchor_new
from debate.editing.place import Quote, place_of
from debate.history.actions import commit, lock_debate
from debate.history.addresses import new_pid
from debate.history.fields import LIVE, Translations, merged, partial_date, retired, translated
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Why, one_of, words
from debate.history.things import states
from debate.models import Annotation, Change, Citation, Claim, Debate, Link, User
from debate.people.actions import SpeakerFields, live_speaker
from debate.sources.actions import live_source

LINES = {"role": 300, "affiliation": 300}


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says it there, as this source tells it: pids of speaker and `via`; `translations` of role and affiliation."""

    stance: str
    speaker: str = ""
    role: str = ""
    affiliation: str = ""
    said: str = ""
    via: str = ""
    translations: Translations = field(default_factory=dict)

    def fields(self, language: str, new: str = "") -> Fields:
        """Its fields as history keeps them, `new` being the pid of a speaker who is made with it; Refused."""
        speaker = new or self.speaker
        if self.via and self.via == speaker:
            raise Refused(Why.ITSELF, "via")
        if self.via and not speaker:
            raise Refused(Why.EMPTY, "speaker")
        return {
            "stance": one_of("stance", self.stance, Citation.Stance.values),
            "speaker": speaker or None,
            "via": self.via or None,
            "said": partial_date("said", self.said),
            **{name: words(name, getattr(self, name), limit) for name, limit in LINES.items()},
            **translated(self.translations, language, LINES),
        }


@transaction.atomic
def cite(
    *,
    debate: Debate,
    subject: str,
    quote: Quote,
    saying: Saying,
    by: User | None,
    speaker: SpeakerFields | None = None,
    reported: bool = False,
) -> Change:
    """Let a claim or link (`subject`) rest on words of a source; `speaker` is a new one who says them.

    `reported` makes an editorial claim that somebody says a reported one. Several, if the words stand at more places.
    """
    debate = lock_debate(debate.pk)
    ends, claim = _subject(debate, subject)
    row = live_source(debate, quote.source)
    if speaker is not None and saying.speaker:
        raise Refused(Why.NOT_ALLOWED, "new_name")
    pid, new = new_pid(), new_pid() if speaker is not None else ""
    text = newest_text(row)
    where = place_of(row, text, quote)
    said = saying.fields(row.language, new)
    _refuse_dead(debate, {name: pid for name, pid in said.items() if pid != new})
    _refuse_twice(debate, subject, row.pid, where["seal"], said)
    patch: Patch = {"citation": {pid: {**ends, "source": row.pid, **where, **said, **LIVE}}}
    if speaker is not None:
        patch["speaker"] = {new: {**_new(speaker), **LIVE}}
    if reported and claim is not None and _is_said(claim, said):
        patch["claim"] = {subject: {"voice": Claim.Voice.REPORTED.value}}
    entry = commit(debate=debate, action="cited", kind="citation", pid=pid, patch=patch, by=by)
    assert entry is not None  # a new pid is always a change
    anchor_new(debate=debate, after=entry.after, by=by)
    return entry


def _subject(debate: Debate, pid: str) -> tuple[Fields, Claim | None]:
    """What is cited for: a live claim or a live link."""
    live = {"debate": debate, "pid": pid, "withdrawn_at__isnull": True}
    claim = Claim.objects.filter(**live).first()
    if claim is None and not Link.objects.filter(**live).exists():
        raise Refused(Why.UNKNOWN, "subject")
    return {"claim": pid if claim else None, "link": None if claim else pid}, claim


def _refuse_dead(debate: Debate, said: Fields) -> None:
    """Who is named is live."""
    for name in ("speaker", "via"):
        if said.get(name):
            live_speaker(debate, said[name], name)


def _new(speaker: SpeakerFields) -> Fields:
    """A speaker made with a citation; its name is the form's `new_name`."""
    try:
        return speaker.fields()
    except Refused as error:
        raise error.about("new_name" if error.field == "name" else error.field) from error


def _is_said(claim: Claim, said: Fields) -> bool:
    return claim.voice == Claim.Voice.EDITORIAL and said["stance"] == Citation.Stance.SUPPORTS and bool(said["speaker"])


def _refuse_twice(debate: Debate, subject: str, source: str, seal: str, said: Fields) -> None:
    """The same words for the same, said by the same."""
    same = Citation.objects.filter(debate=debate, source__pid=source, seal=seal, withdrawn_at__isnull=True)
    same = same.filter(stance=said["stance"], speaker__pid=said["speaker"])
    if same.filter(claim__pid=subject).exists() or same.filter(link__pid=subject).exists():
        raise Refused(Why.CITED, "passage")


@transaction.atomic
def edit_citation(
    *, debate: Debate, pid: str, saying: Saying, by: User | None, seen: Saying | None = None
) -> Change | None:
    """Change who says it and how, where it differs from what one saw; the place stays: withdraw it and cite anew."""
    debate = lock_debate(debate.pk)
    row = live_citation(debate, pid)
    present = states(debate.pk, {"citation": [pid]})["citation"][pid] or {}
    language = row.source.language
    changed = merged(present, saying.fields(language), seen.fields(language) if seen else None)
    _refuse_dead(debate, changed)
    return commit(debate=debate, action="edited", kind="citation", pid=pid, patch={"citation": {pid: changed}}, by=by)


@transaction.atomic
def withdraw_citation(*, debate: Debate, pid: str, reason: str, by: User | None) -> Change | None:
    """Take a citation back, with the notes on it."""
    debate = lock_debate(debate.pk)
    row = live_citation(debate, pid)
    reason = words("reason", reason, 1_000, lines=True, required=True)
    notes = Annotation.objects.filter(debate=debate, citation=row, withdrawn_at__isnull=True)
    gone: dict[str, Fields | None] = {note: retired(reason) for note in notes.values_list("pid", flat=True)}
    patch: Patch = {"citation": {pid: retired(reason)}, "annotation": gone}
    return commit(debate=debate, action="withdrawn", kind="citation", pid=pid, patch=patch, by=by, summary=reason)


def live_citation(debate: Debate, pid: str) -> Citation:
    """A live citation with its source; Refused otherwise."""
    found = Citation.objects.select_related("source").filter(debate=debate, pid=pid).first()
    if found is None:
        raise Refused(Why.UNKNOWN, "citation")
    if found.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, "citation")
    return found
