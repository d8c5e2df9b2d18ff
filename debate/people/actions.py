"""Write speakers. Each action is one transaction and one entry of history, which it returns; None: nothing changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from debate.history.actions import commit, lock_debate
from debate.history.addresses import new_pid
from debate.history.fields import LIVE, Translations, merged, retired, translated
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Why, one_of, words
from debate.history.things import states
from debate.models import Change, Citation, Debate, Speaker, User
from debate.models.base import Language

NAME, NOTE, ALIASES = 200, 1_000, 50


@dataclass(frozen=True, slots=True)
class SpeakerFields:
    """What is said of a speaker; `translations` is {language: {name, note}}."""

    name: str
    language: str
    kind: str = Speaker.Kind.PERSON
    note: str = ""
    aliases: Sequence[str] = ()
    translations: Translations = field(default_factory=dict)

    def fields(self) -> Fields:
        """Its fields as history keeps them; Refused if they may not be stored."""
        name = words("name", self.name, NAME, required=True)
        aliases = [words("aliases", alias, NAME) for alias in self.aliases]
        known = list(dict.fromkeys(alias for alias in aliases if alias and alias != name))
        if len(known) > ALIASES:
            raise Refused(Why.TOO_LONG, "aliases", ALIASES)
        return {
            "kind": one_of("kind", self.kind, Speaker.Kind.values),
            "language": one_of("language", self.language, Language.values),
            "name": name,
            "note": words("note", self.note, NOTE, lines=True),
            "aliases": known,
            **translated(self.translations, self.language, {"name": NAME, "note": NOTE}, required="name"),
        }


@transaction.atomic
def add_speaker(*, debate: Debate, speaker: SpeakerFields, by: User | None) -> Change:
    """A speaker that the debate did not have."""
    debate = lock_debate(debate.pk)
    pid = new_pid()
    patch: Patch = {"speaker": {pid: {**speaker.fields(), **LIVE}}}
    entry = commit(debate=debate, action="added", kind="speaker", pid=pid, patch=patch, by=by)
    assert entry is not None  # a new pid is always a change
    return entry


@transaction.atomic
def edit_speaker(
    *, debate: Debate, pid: str, speaker: SpeakerFields, by: User | None, seen: SpeakerFields | None = None
) -> Change | None:
    """Change what is said of a speaker, where it differs from what one saw. Refused (OVERTAKEN) by who came before."""
    debate = lock_debate(debate.pk)
    live_speaker(debate, pid, "speaker")
    present = states(debate.pk, {"speaker": [pid]})["speaker"][pid] or {}
    changed = merged(present, speaker.fields(), seen.fields() if seen else None)
    return commit(debate=debate, action="edited", kind="speaker", pid=pid, patch={"speaker": {pid: changed}}, by=by)


@transaction.atomic
def withdraw_speaker(*, debate: Debate, pid: str, reason: str, by: User | None) -> Change | None:
    """Take a speaker back whom no citation names. Refused: IN_USE, with the number of those that do."""
    debate = lock_debate(debate.pk)
    speaker = live_speaker(debate, pid, "speaker")
    reason = words("reason", reason, 1_000, lines=True, required=True)
    named = Q(speaker=speaker) | Q(via=speaker)
    used = Citation.objects.filter(named, debate=debate, withdrawn_at__isnull=True).count()
    if used:
        raise Refused(Why.IN_USE, "", used)
    patch: Patch = {"speaker": {pid: retired(reason)}}
    return commit(debate=debate, action="withdrawn", kind="speaker", pid=pid, patch=patch, by=by, summary=reason)


def live_speaker(debate: Debate, pid: str, field: str) -> Speaker:
    """A live speaker of the debate; Refused, about the field that named it, otherwise."""
    found = Speaker.objects.filter(debate=debate, pid=pid).first()
    if found is None:
        raise Refused(Why.UNKNOWN, field)
    if found.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, field)
    return found
