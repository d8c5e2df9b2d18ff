"""What was just done, said once, on the next page of whoever did it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.translation import gettext as _

from debate.editing.undo import may_be_undone
from debate.models import Annotation, AnnotationFlag, Change, Proposal
from debate.web import deeds


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence; with the change it is about, if there is one, and whether that can be undone."""

    text: str
    bad: bool = False
    slug: str = ""
    number: int = 0
    undoable: bool = False


def say(request: HttpRequest, text: str, change: Change | None = None) -> None:
    """Keep a sentence for the next page, and the change it is about."""
    about = f"{change.debate.slug} {change.revision} {may_be_undone(change):d}" if change else ""
    messages.success(request, text, extra_tags=about)


def say_made(request: HttpRequest, made: Change | Proposal | None) -> None:
    """Keep what a form did for the next page; of a proposal that was decided on, its own page tells."""
    if made is None:
        say(request, _("Nothing was changed: it is so already."))
    elif isinstance(made, Change):
        say(request, _("Done: %(deed)s.") % {"deed": deeds.deed(made.action, made.kind)}, made)
    elif made.state == Proposal.State.WAITING:
        say(request, _("Sent as a suggestion. An editor will accept or decline it, and you will be told."))


def say_noted(request: HttpRequest, made: object) -> None:
    """Keep what a form did with a note for the next page."""
    if isinstance(made, Annotation):
        say(request, _("The note was withdrawn.") if made.withdrawn_at else _("The note is saved."))
    elif isinstance(made, AnnotationFlag):
        say(request, _("Thank you. The editors will look at this note."))


def notices(request: HttpRequest) -> list[Notice]:
    """What is to be said now; what a script asks for leaves it to the next page that a person sees."""
    if getattr(request, "htmx", False) or request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return []
    return [_notice(message) for message in messages.get_messages(request)]


def _notice(message: Message) -> Notice:
    bad = message.level_tag == "error"
    match (message.extra_tags or "").split():
        case slug, number, undoable:
            return Notice(message.message, bad, slug, int(number), undoable == "1")
        case _:
            return Notice(message.message, bad)
