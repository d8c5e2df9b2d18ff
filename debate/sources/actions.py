"""Write sources and their texts. Each action is one transaction and one entry of history, which it returns."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction

from debate.history.actions import commit, lock_debate
from debate.history.addresses import new_pid
from debate.history.fields import LIVE, Translations, merged, partial_date, retired, translated, web_address
from debate.history.patches import Fields, Patch
from debate.history.refusals import Refused, Why, one_of, words
from debate.history.things import states
from debate.models import Annotation, Change, Citation, Debate, Source, SourceText, User
from debate.models.base import Language
from debate.text.decode import Candidate
from debate.text.script import script_of

LINE, DIGEST, PARAGRAPHS = 300, 1_000, 10_000
LINES = {"title": LINE, "outlet": LINE, "author": LINE}


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What is told of a source; `translations` is {language: {title, outlet, author}}."""

    language: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    address: str = ""
    archive: str = ""
    licence: str = ""
    words: str = Source.Words.MEMBERS
    translations: Translations = field(default_factory=dict)

    def fields(self) -> Fields:
        """Its fields as history keeps them; Refused if they may not be stored."""
        found: Fields = {name: words(name, getattr(self, name), limit) for name, limit in LINES.items()}
        if not (found["title"] or found["outlet"]):
            raise Refused(Why.EMPTY, "title")
        return found | {
            "published": partial_date("published", self.published),
            "language": one_of("language", self.language, Language.values),
            "address": web_address("address", self.address),
            "archive": web_address("archive", self.archive),
            "licence": words("licence", self.licence, LINE),
            "words": one_of("words", self.words, Source.Words.values),
            **translated(self.translations, self.language, LINES),
        }


@transaction.atomic
def add_source(*, debate: Debate, source: SourceFields, by: User | None) -> Change:
    """A source that the debate did not have."""
    debate = lock_debate(debate.pk)
    pid = new_pid()
    patch: Patch = {"source": {pid: {**source.fields(), **LIVE}}}
    entry = commit(debate=debate, action="added", kind="source", pid=pid, patch=patch, by=by)
    assert entry is not None  # a new pid is always a change
    return entry


@transaction.atomic
def edit_source(
    *, debate: Debate, pid: str, source: SourceFields, by: User | None, seen: SourceFields | None = None
) -> Change | None:
    """Change what is told of a source, where it differs from what one saw. Refused (OVERTAKEN) by who came before."""
    debate = lock_debate(debate.pk)
    live_source(debate, pid)
    present = states(debate.pk, {"source": [pid]})["source"][pid] or {}
    changed = merged(present, source.fields(), seen.fields() if seen else None)
    return commit(debate=debate, action="edited", kind="source", pid=pid, patch={"source": {pid: changed}}, by=by)


@transaction.atomic
def digest_paragraph(
    *,
    debate: Debate,
    pid: str,
    number: int,
    digest: str,
    by: User | None,
    translations: Translations | None = None,
    seen: Fields | None = None,
) -> Change | None:
    """Our summary of the number-th paragraph; without any words it has none. `seen` is what block_fields() gave."""
    debate = lock_debate(debate.pk)
    source = live_source(debate, pid)
    if not 1 <= number <= PARAGRAPHS:
        raise Refused(Why.UNKNOWN, "number")
    name = f"blocks.{number}"
    present = states(debate.pk, {"source": [pid]})["source"][pid] or {}
    wanted = block_fields(source.language, digest, translations or {})
    changed = merged(present, {name: wanted}, {name: present.get(name) if seen is None else seen or None})
    return commit(debate=debate, action="summarised", kind="source", pid=pid, patch={"source": {pid: changed}}, by=by)


def block_fields(language: str, digest: str, translations: Translations) -> Fields | None:
    """A paragraph's summary as history keeps it; None where nothing is said."""
    limits = {"digest": DIGEST}
    found = translated(translations, language, limits)
    wordings = {name.removeprefix("translations."): wording for name, wording in found.items()}
    own = words("digest", digest, DIGEST, lines=True, required=bool(wordings))
    return {"digest": own, "translations": wordings} if own else None


@transaction.atomic
def withdraw_source(*, debate: Debate, pid: str, reason: str, by: User | None) -> Change | None:
    """Take a source back that no citation rests on, with the notes on it. Refused: IN_USE, with their number."""
    debate = lock_debate(debate.pk)
    source = live_source(debate, pid)
    reason = words("reason", reason, 1_000, lines=True, required=True)
    live = {"debate": debate, "source": source, "withdrawn_at__isnull": True}
    used = Citation.objects.filter(**live).count()
    if used:
        raise Refused(Why.IN_USE, "", used)
    notes = Annotation.objects.filter(**live).values_list("pid", flat=True)
    patch: Patch = {"source": {pid: retired(reason)}, "annotation": {note: retired(reason) for note in notes}}
    return commit(debate=debate, action="withdrawn", kind="source", pid=pid, patch=patch, by=by, summary=reason)


def live_source(debate: Debate, pid: str, field: str = "source") -> Source:
    """A live source of the debate; Refused, about the field, otherwise."""
    found = Source.objects.filter(debate=debate, pid=pid).first()
    if found is None:
        raise Refused(Why.UNKNOWN, field)
    if found.withdrawn_at is not None:
        raise Refused(Why.NOT_LIVE, field)
    return found


def add_text(
    *, source: Source, original: bytes, decoded: Candidate, text: str, origin: str, by: User | None
) -> SourceText:
    """Store a text as the source's next version. Call inside a transaction that holds the debate."""
    last = SourceText.objects.filter(debate_id=source.debate_id, source=source).order_by("-version").first()
    return SourceText.objects.create(
        debate_id=source.debate_id,
        source=source,
        version=last.version + 1 if last else 1,
        language=script_of(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        original=original,
        original_sha256=hashlib.sha256(original).hexdigest(),
        codec=decoded.codec,
        origin=origin[:300],
        extractor="plain text v1",
        created_by=by,
    )
