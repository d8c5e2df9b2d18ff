"""What a link brings along when it is pasted: its picture, and the code of a frame."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django import template
from django.urls import reverse

from debate.access.queries import open_to_all
from debate.annotations.queries import note_of
from debate.arguments.cards import Card
from debate.arguments.queries import LinkPage
from debate.arguments.versions import Version
from debate.models import Annotation, Debate
from debate.people.queries import SpeakerRow
from debate.sources.passages import SourceLine
from debate.web import embedding
from debate.web.cited import Resting
from debate.web.context import page_language
from debate.web.pictures import things
from debate.web.pictures.faces import fonts
from debate.web.pictures.says import Picture, digest
from debate.web.program import program
from debate.web.store import KEPT

register = template.Library()

MARK = "0000000000"


class Pasted(NamedTuple):
    """A picture's path, and what it shows in words."""

    path: str
    alternative: str


def address(name: str, picture: Picture, *args: Any) -> str:
    """The path of a picture, which names what it says."""
    before, *between, after = _around(f"picture-{name}", len(args), page_language())
    named = [f"{arg}{then}" for arg, then in zip((*args, digest(picture)), (*between, after), strict=True)]
    return "".join((before, *named))


@cache
def _around(name: str, args: int, _language: str) -> list[str]:
    """What stands around the values of an address: resolving it each time would take as long as all the rest."""
    return reverse(name, args=[*[MARK] * args, MARK]).split(MARK)


def pasted(debate: Debate, name: str, make: Callable[[], Picture], *args: Any) -> Pasted | None:
    """A picture for a page; None where nobody could fetch it, or no font draws it."""
    if not open_to_all(debate) or fonts(page_language()) is None:
        return None
    picture = make()
    return Pasted(address(name, picture, *args), things.in_words(picture))


@register.simple_tag
def picture_of_claim(debate: Debate, card: Card, around: Any) -> Pasted | None:
    """Of a claim; kept with its page, of which it asks what stands around the claim."""
    key = ("picture", program(), debate.pid, debate.revision, open_to_all(debate), card.pid, page_language())
    found: tuple[Pasted | None] | None = KEPT.get(key)
    if found is None:
        found = (pasted(debate, "claim", lambda: things.of_claim(debate, around.page), card.pid),)
        KEPT.put(key, found, size=500)
    return found[0]


@register.simple_tag
def picture_of_debate(debate: Debate) -> Pasted | None:
    """Of a debate."""
    return pasted(debate, "debate", lambda: things.of_debate(debate), debate.pid)


@register.simple_tag
def picture_of_version(debate: Debate, pid: str, version: Version) -> Pasted | None:
    """Of a claim's wording as it was."""
    args = (pid, version.language, version.number)
    return pasted(debate, "version", lambda: things.of_version(debate, version), *args)


@register.simple_tag
def picture_of_link(debate: Debate, page: LinkPage) -> Pasted | None:
    """Of a link."""
    return pasted(debate, "link", lambda: things.of_link(debate, page), page.place.pid)


@register.simple_tag
def picture_of_citation(debate: Debate, resting: Resting) -> Pasted | None:
    """Of a citation."""
    passage = resting.passage
    return pasted(debate, "citation", lambda: things.of_citation(debate, passage, resting.voice), passage.pid)


@register.simple_tag
def picture_of_source(debate: Debate, line: SourceLine) -> Pasted | None:
    """Of a source."""
    return pasted(debate, "source", lambda: things.of_source(debate, line), line.pid)


@register.simple_tag
def picture_of_speaker(debate: Debate, speaker: SpeakerRow) -> Pasted | None:
    """Of a speaker."""
    return pasted(debate, "speaker", lambda: things.of_speaker(debate, speaker), speaker.pid)


@register.simple_tag
def picture_of_note(debate: Debate, row: Annotation) -> Pasted | None:
    """Of a note that everybody may read."""
    if row.visibility != Annotation.Visibility.PUBLIC:
        return None
    return pasted(debate, "annotation", lambda: things.of_note(debate, note_of(row, member=False)), row.pid)


@register.simple_tag
def embed_code(here: str, kind: str) -> str:
    """The HTML that shows a claim or a debate in another page, by the address of its own; as text."""
    return embedding.frame(here, kind)


@register.filter(name="open_to_all")
def is_open(debate: Debate) -> bool:
    """Whether everybody may open the debate."""
    return open_to_all(debate)
