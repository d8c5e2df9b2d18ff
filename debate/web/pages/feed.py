"""/d/<slug>/activity/feed/ and /c/<pid>/history/feed/: the newest changes for feed readers, in Atom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from debate.arguments.queries import find_claim
from debate.editing.telling import Told, tell
from debate.history.entries import Asked, entries
from debate.models import Debate
from debate.text.words import Words
from debate.web.context import page_language
from debate.web.lookup import with_debate, with_thing
from debate.web.stored import by_revision
from debate.web.templatetags.biantu import plain
from debate.web.templatetags.telling import headline, person

XML = "application/atom+xml; charset=utf-8"


class Feed(Atom1Feed):
    """Says that it changed when the debate did: the same changes are always the same bytes."""

    def latest_post_date(self) -> datetime:
        """When the debate was changed last."""
        changed: datetime = self.feed["changed"]
        return changed


@require_safe
@by_revision
@with_debate
def debate_feed(request: HttpRequest, debate: Debate) -> HttpResponse:
    """The newest changes of a debate."""
    title = plain(Words.of(debate, "title"))
    return _feed(request, debate, title, reverse("activity", args=[debate.slug]), Asked())


@require_safe
@by_revision
@with_thing("claim")
def claim_feed(request: HttpRequest, debate: Debate, pid: str) -> HttpResponse:
    """The newest changes of a claim."""
    title = plain(Words.of(find_claim(debate.pk, pid), "text"))
    return _feed(request, debate, title, reverse("history", args=[pid]), Asked(thing=pid))


def _feed(request: HttpRequest, debate: Debate, title: str, page: str, asked: Asked) -> HttpResponse:
    told = tell(debate.pk, entries(debate.pk, asked).rows)
    own = request.build_absolute_uri(request.path)
    feed = Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description="",
        language=page_language(),
        feed_url=own,
        feed_guid=own,
        changed=debate.changed_at,
    )
    _fill(feed, request, debate, told)
    return HttpResponse(feed.writeString("utf-8"), content_type=XML)


def _fill(feed: Any, request: HttpRequest, debate: Debate, told: Sequence[Told]) -> None:
    activity = request.build_absolute_uri(reverse("activity", args=[debate.slug]))
    for entry in told:
        address = f"{activity}?before={entry.number + 1}#r{entry.number}"
        feed.add_item(
            title=headline(entry),
            link=address,
            description=entry.summary or headline(entry),
            unique_id=address,
            author_name=authors(entry) or plain(Words.of(debate, "title")),
            pubdate=entry.at,
            updateddate=entry.at,
        )


def authors(entry: Told) -> str:
    """Who made a change; with whoever suggested it, where it was accepted with other words."""
    suggested = entry.credit.suggested_by if entry.credit and entry.credit.amended else None
    return ", ".join(name for name in (person(suggested), person(entry.by)) if name)
