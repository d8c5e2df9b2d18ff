"""Say what changes did, in the reader's language."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from debate.editing.suggested import Suggested
from debate.editing.telling import Count, Fact, Told
from debate.models import User
from debate.models.base import Language
from debate.text.words import Words
from debate.web import deeds
from debate.web.templatetags.biantu import plain, say

register = template.Library()


@register.filter
def deed(told: Told | Suggested) -> str:
    """What a change did or would do, in a few words."""
    return str(deeds.deed(told.action, told.kind))


@register.filter
def counted(count: Count) -> str:
    """So many things of a kind."""
    return str(deeds.COUNTED[count.kind] % {"n": count.n})


@register.filter
def figures(told: Told) -> list[str]:
    """What an import says in figures."""
    return [
        str(deeds.COUNTED[kind] % {"n": told.figures[name]})
        for name, kind in deeds.FIGURES.items()
        if told.figures.get(name)
    ]


@register.filter
def became(what: str) -> str:
    """What became of things."""
    return str(deeds.BECAME[what])


@register.filter
def field_name(fact: Fact) -> str:
    """What a field is called."""
    return str(deeds.field_name(fact.what))


@register.filter
def choice(fact: Fact, side: str) -> str:
    """The old or the new value of a choice."""
    return str(deeds.choice(fact.what, getattr(fact, side)))


@register.filter
def listed(words: Iterable[Words], between: str = ", ") -> SafeString:
    """Words one after the other; a dash for none."""
    return format_html_join(between, "{}", ((say(word),) for word in words)) or mark_safe("–")


@register.filter
def language_name(code: str) -> str:
    """A language of content by its own name."""
    return dict(Language.choices).get(code, code)


@register.filter
def person(user: User | None) -> str:
    """Who did it, by the name that readers see; empty where nobody did."""
    return user.get_full_name() if user else ""


@register.filter
def waiting_at(suggested: Mapping[str, list[Suggested]], pid: str) -> list[Suggested]:
    """What waits at a claim."""
    return suggested.get(pid, []) if suggested else []


@register.simple_tag
def headline(told: Told) -> str:
    """A change as one line of text."""
    name = plain(told.subject.words) if told.subject and told.subject.words else ""
    return f"{deed(told)}: {name}" if name else deed(told)
