"""The texts of a thing that a reader may select words in, and whether words that he names stand in one of them."""

from dataclasses import dataclass, replace

from django.db.models import Min

from debate.access.queries import words
from debate.anchors.queries import ACCEPTED, standings
from debate.annotations.selection import Selection, in_original
from debate.annotations.targets import Part, Target, Written, written
from debate.history.refusals import Refused, Why
from debate.models import Block, Citation, Debate, Source
from debate.text.sentences import sentences

OURS = {"claim": (Part.TEXT, Part.DETAIL), "citation": (Part.DIGEST,), "source": (Part.DIGEST,), "link": ()}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, and what names it: `key` is part, language, version, start and end with colons between."""

    part: str
    language: str
    key: str
    words: str


def texts(target: Target, language: str, *, member: bool) -> dict[str, Written]:
    """By part, in this language where there is a wording of it, else in the original. Of a passage a member, or
    everybody where the source is public, gets the paragraph; others what access.words gives of a citation's words."""
    found = {part: text for part in OURS[target.kind] if (text := _ours(target, part, language)) is not None}
    passage = _passage(target, member=member)
    return found | ({Part.PASSAGE.value: passage} if passage else {})


def _ours(target: Target, part: str, language: str) -> Written | None:
    return written(target, part, language) or written(target, part, target.language)


def _passage(target: Target, *, member: bool) -> Written | None:
    source, row = target.words_source, target.citation
    if source is None:
        return None
    whole = written(target, Part.PASSAGE, source.language)
    if whole is None or member or source.words == Source.Words.PUBLIC:
        return whole
    if row is None:
        return None
    standing = standings(row.debate_id, [row.pk]).get(row.pk)
    exact, offset = row.exact, row.start
    if standing is not None:
        exact = standing.exact if standing.status in ACCEPTED else ""
        offset = (standing.start or 0) - whole.begins
    shown = words(exact=exact, public=False, member=False).exact
    return replace(whole, text=shown, offset=offset) if shown else None


def first_block(debate: Debate, source: str) -> int:
    """The first paragraph of a source that something is known of; 1 where there is none, or no source."""
    here = {"debate": debate, "source__pid": source}
    known = Block.objects.filter(**here).aggregate(first=Min("number"))["first"]
    cited = Citation.objects.filter(**here, withdrawn_at__isnull=True).aggregate(first=Min("block"))["first"]
    return min((number for number in (known, cited) if number), default=1)


def offered(found: dict[str, Written]) -> list[Sentence]:
    """The sentences of these texts, in their order."""
    return [
        Sentence(
            part,
            text.language,
            f"{part}:{text.language}:{text.version}:{start + text.offset}:{end + text.offset}",
            text.text[start:end],
        )
        for part, text in found.items()
        for start, end in sentences(text.text)
    ]


def selected(target: Target, chosen: Selection, found: dict[str, Written]) -> Selection:
    """What a page's script says was selected there, if the reader may read it. Refused (exact, NOT_IN_TEXT) for words
    of a passage that he may not: whether they stand there is not told."""
    chosen = _unconverted(chosen, found)
    if chosen.part == Part.PASSAGE and (Part.PASSAGE not in found or chosen.exact not in found[Part.PASSAGE].text):
        raise Refused(Why.NOT_IN_TEXT, "exact")
    return chosen


def _unconverted(chosen: Selection, found: dict[str, Written]) -> Selection:
    """Words that were shown in the other script as they stand in the original; others as they are."""
    text = found.get(chosen.part)
    return in_original(text, chosen) if text else chosen


def of_sentence(key: str, found: dict[str, Written]) -> Selection:
    """The words that a key names. Refused (where): UNKNOWN, or NOT_FOUND where the text is another now."""
    for sentence in offered(found):
        if sentence.key == key:
            part, language, version, start, _ = key.split(":")
            return Selection(part, sentence.words, int(start), language=language, version=int(version))
    raise Refused(Why.NOT_FOUND, "where")


def of_words(exact: str, found: dict[str, Written]) -> Selection:
    """These very words, wherever they stand. Refused (exactly): NOT_FOUND, SEVERAL."""
    places = [
        (part, text, at)
        for part, text in found.items()
        for at in range(len(text.text))
        if text.text.startswith(exact, at)
    ]
    if not places:
        raise Refused(Why.NOT_FOUND, "exactly")
    if len(places) > 1:
        raise Refused(Why.SEVERAL, "exactly", len(places))
    part, text, at = places[0]
    return Selection(part, exact, at + text.offset, language=text.language, version=text.version)
