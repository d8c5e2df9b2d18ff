"""What the picture of each kind of thing says, in the language of the page. No query: whatever is shown was read."""

import html
import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from debate.access.queries import words as readable
from debate.annotations.queries import Note
from debate.arguments.cards import Voice
from debate.arguments.outline import Place
from debate.arguments.queries import ClaimPage, LinkPage, Side
from debate.arguments.versions import Version
from debate.models import Claim, Debate
from debate.people.queries import SpeakerRow
from debate.sources.passages import Passage, SourceLine
from debate.text.words import Words
from debate.web.context import page_language
from debate.web.deeds import choice
from debate.web.pictures.says import Picture
from debate.web.templatetags.biantu import brief, partial_date, plain, quoted, wording

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def of_debate(debate: Debate) -> Picture:
    """Its title and summary."""
    summary = plain(Words.of(debate, "summary"))
    motto = _("Explore, check and cite a debate")
    return _picture(debate, _("Debate"), Words.of(debate, "title"), foot=[summary], below=motto)


def of_claim(debate: Debate, page: ClaimPage) -> Picture:
    """Where it stands first: its relation, what it counts for; who says it, and on how many passages it rests."""
    standing = page.standings[0] if page.standings else None
    foot = [_side(standing.side) if standing and standing.above.kind != Claim.Kind.POSITION else ""]
    foot += [_("Editors' inference") if page.card.is_inferred else _voices(page.card.voices), _passages(page.citations)]
    if standing is None:
        return _picture(debate, str(choice("kind", page.card.kind)), page.card.text, foot=foot)
    upon = "" if standing.place.relation == "answers" else brief(standing.above)
    if standing.attacked:
        upon = f"{upon} → {brief(standing.attacked)}"
    return _picture(debate, _relation(standing.place), page.card.text, sign=_sign(standing.place), upon=upon, foot=foot)


def of_version(debate: Debate, version: Version) -> Picture:
    """A wording as it was."""
    told = _("Wording %(n)s") % {"n": version.number}
    return _picture(debate, told, Words(version.language, version.text), as_it_is=True)


def of_link(debate: Debate, page: LinkPage) -> Picture:
    """The premise, and what it is said of."""
    upon = brief(page.target) + (f" → {brief(page.attacked)}" if page.attacked else "")
    foot = [_("How one claim bears on another"), _passages(page.citations)]
    return _picture(debate, _relation(page.place), page.premise.text, sign=_sign(page.place), upon=upon, foot=foot)


def of_citation(debate: Debate, passage: Passage, voice: Voice | None) -> Picture:
    """The words as everybody may read them, whoever looks at the page; else our summary."""
    shown = passage.shown
    open_words = readable(exact=shown.exact, public=passage.source.public, member=False)
    foot = [_voices([voice] if voice else []), partial_date(passage.said or passage.source.published)]
    words = passage.digest
    if open_words.exact:
        language, text = quoted(open_words.exact, passage.language)
        cut = "…" if shown.cut or open_words.cut else ""
        words = Words(language, f"“{text}{cut}”" if language == "en" else f"「{text}{cut}」")
    else:
        foot.append(_("Our summary"))
    return _picture(debate, _("Source passage"), words, upon=_source(passage.source), foot=foot)


def of_source(debate: Debate, line: SourceLine) -> Picture:
    """Its title, or where it was published; by whom and when."""
    upon = plain(line.outlet) if line.title else ""
    return _picture(
        debate,
        _("Source"),
        line.title or line.outlet,
        upon=upon,
        foot=[plain(line.author), partial_date(line.published)],
    )


def of_speaker(debate: Debate, speaker: SpeakerRow) -> Picture:
    """The name, and what is noted of who bears it."""
    return _picture(debate, str(choice("kind", speaker.kind)), speaker.name, foot=[plain(speaker.note)])


def of_note(debate: Debate, note: Note) -> Picture:
    """What it says, or the words it marks; as everybody may read them (a note made for who is no member)."""
    said = wording(note.body)
    text = _SPACE.sub(" ", html.unescape(_TAG.sub(" ", said.text))).strip()
    words = Words(said.language, text) if text else Words(note.language or debate.language, note.quote)
    return _picture(debate, _("Note"), words, upon=note.quote if text else "", foot=[note.creator])


def in_words(picture: Picture) -> str:
    """A picture for who does not see it."""
    upon = f" ⟨{picture.upon}⟩" if picture.upon else ""
    return f"{picture.told}{upon}{pgettext('between a relation and a claim', ': ')}{picture.words}"


def _picture(
    debate: Debate,
    told: str,
    words: Words,
    *,
    sign: str = "",
    upon: str = "",
    foot: Iterable[str] = (),
    below: str | None = None,
    as_it_is: bool = False,
) -> Picture:
    shown = wording(words)
    return Picture(
        language=page_language(),
        site=_("Biantu"),
        sign=sign,
        told=told,
        upon=upon,
        words=words.text if as_it_is else shown.text,
        words_language=words.language if as_it_is else shown.language,
        foot=tuple(filter(None, foot)),
        debate=plain(Words.of(debate, "title")) if below is None else below,
    )


def _sign(place: Place) -> str:
    return "undercut" if place.undercut else place.relation


def _relation(place: Place) -> str:
    return _("Doesn't follow") if place.undercut else str(choice("relation", place.relation))


def _side(side: Side | None) -> str:
    if side is None:
        return ""
    told = _("Counts for ⟨%(position)s⟩") if side.sign > 0 else _("Counts against ⟨%(position)s⟩")
    return told % {"position": brief(side.position)}


def _voices(voices: Iterable[Voice]) -> str:
    return ", ".join(plain(voice.name) for voice in voices)


def _passages(citations: tuple[object, ...]) -> str:
    count = len(citations)
    return ngettext("%(n)s source passage", "%(n)s source passages", count) % {"n": count} if count else ""


def _source(line: SourceLine) -> str:
    return plain(line.title or line.outlet)
