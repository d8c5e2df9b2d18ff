"""Say things in the reader's language and script, with the right lang on every piece."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from debate.arguments.cards import Card
from debate.arguments.outline import Event
from debate.arguments.queries import ClaimPage
from debate.models import AccessToken, Debate, Membership
from debate.text.script import Wording, choose, convert
from debate.text.words import Words
from debate.web import said, statements
from debate.web.context import page_language
from debate.web.modules import needed
from debate.web.store import KEPT

register = template.Library()

BROWSERS = (  # the first that fits: most browsers name those they descend from as well
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("MicroMessenger/", "WeChat"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def wording(words: Words) -> Wording:
    """The words as this page shows them: original, converted to the reader's script, or translated."""
    return choose(page_language(), words.language, words.text, words.translations)  # type: ignore[arg-type]


@register.filter
def plain(words: Words | None) -> str:
    """The words as this page shows them, as text for attributes and titles."""
    return wording(words).text if words else ""


@register.simple_tag
def say(words: Words | None) -> str | SafeString:
    """The words, in a span with their language where it is not the page's."""
    if not words:
        return ""
    shown = wording(words)
    if shown.language == page_language():
        return shown.text
    return format_html('<span lang="{}">{}</span>', shown.language, shown.text)


@register.simple_tag
def statement(card: Card, form: str) -> SafeString:
    """A claim's statement as a card or its own page shows it, kept from one request to the next."""
    return statements.statement(card, form)


@register.simple_tag
def say_html(words: Words | None) -> SafeString:
    """Stored safe HTML in the reader's language, in a block with its lang."""
    if not words:
        return mark_safe("")
    shown = wording(words)
    lang = format_html(' lang="{}"', shown.language) if shown.language != page_language() else ""
    return format_html('<div class="prose"{}>{}</div>', lang, mark_safe(shown.text))


def quoted(text: str, language: str) -> tuple[str, str]:
    """A source's words for this page, and their language: in the reader's script, but word for word."""
    own = page_language()
    if own != language and "en" not in (own, language):
        return own, convert(text, own)  # type: ignore[arg-type]
    return language, text


@register.filter
def shown_in(language: str) -> str:
    """The language in which this page shows a source's words."""
    return quoted("", language)[0]


@register.simple_tag
def say_text(text: str, language: str) -> str | SafeString:
    """Words of a source: converted to the reader's script, never translated, with their language."""
    return say(Words(*quoted(text, language)))


@register.simple_tag
def preview(debate: Debate, card: Card, around: Any) -> str:
    """A claim where its link is pasted: what it counts for or against, who says it, and in which debate."""
    key = ("preview", debate.pid, debate.revision, card.pid, page_language())
    told = KEPT.get(key)
    if told is None:
        told = _preview(around.page, Words.of(debate, "title"))
        KEPT.put(key, told)
    return told


def _preview(page: ClaimPage, question: Words) -> str:
    side = page.standings[0].side if page.standings else None
    parts = [plain(question)]
    if side is not None:
        told = _("Counts for ⟨%(position)s⟩") if side.sign > 0 else _("Counts against ⟨%(position)s⟩")
        parts.insert(0, told % {"position": brief(side.position)})
    if page.card.voices:
        parts.insert(0, ", ".join(plain(voice.name) for voice in page.card.voices))
    return " · ".join(parts)


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A decorative icon of img/icons.svg."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
@cache
def preload(name: str) -> SafeString:
    """Links in the head for a module and all it imports: they come together, not one after the other."""
    addresses = ((static(each),) for each in needed(name))
    return format_html_join("\n", '<link rel="modulepreload" href="{}">', addresses)


@register.filter
def initial(words: Words) -> str:
    """The first letter of a name, for its disc; quotation marks are none."""
    name = plain(words)
    return next((letter for letter in name if letter.isalnum()), name[:1])


@register.filter
def brief(card: Card) -> str:
    """A claim in few words, as text: its headline where that speaks the page's language, else the whole."""
    shown = wording(card.headline)
    return shown.text if shown.text and not is_foreign(shown.language) else plain(card.text)


@register.filter
def is_foreign(language: str) -> bool:
    """Whether words in this language need translating for the page: the two Chinese scripts do not."""
    return language[:2] != page_language()[:2]


@register.filter
def origin(address: str) -> str:
    """Scheme and host of an address."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


@register.filter
def partial_date(text: str) -> str:
    """A year, month or day (ISO 8601) as the page's language writes it."""
    return _dated(text, page_language()) if text else ""


@lru_cache(1_000)
def _dated(text: str, language: str) -> str:
    if len(text) == len("2024"):
        return text if language == "en" else f"{text}年"
    day = date.fromisoformat(text + "0000-01-01"[len(text) :])
    return date_format(day, "YEAR_MONTH_FORMAT" if len(text) == len("2024-04") else "DATE_FORMAT")


@register.filter(expects_localtime=True)
def day(moment: datetime) -> str:
    """The day of a moment as the page's language writes it."""
    return _day(moment.date(), page_language())


@lru_cache(1_000)
def _day(of: date, _language: str) -> str:
    return date_format(of)


@register.filter
def with_parents(events: Iterable[Event]) -> Iterator[tuple[Event, str]]:
    """The steps of an outline, each with the pid of the claim above it."""
    above, last = [""], ""
    for event in events:
        if event.kind == "in":
            above.append(last)
        elif event.kind == "out":
            above.pop()
        elif event.kind == "item" and event.node:
            last = event.node.card.pid
        yield event, above[-1]


@register.filter
def role_name(role: str) -> str:
    """What a role is called."""
    return str(said.ROLE[Membership.Role(role)])


@register.filter
def role_may(role: str) -> str:
    """What one may do with a role."""
    return str(said.ROLE_MAY[Membership.Role(role)])


@register.filter
def visibility_name(visibility: str) -> str:
    """What a debate's visibility is called."""
    return str(said.VISIBILITY[Debate.Visibility(visibility)])


@register.filter
def scope_name(scope: str) -> str:
    """What a personal token may do."""
    return str(said.SCOPE[AccessToken.Scope(scope)])


@register.filter
def browser_name(agent: str) -> str:
    """A browser and its system in a few words, out of what it says of itself; a guess, and all a person needs."""
    browser = next((name for mark, name in BROWSERS if mark in agent), _("Another program"))
    system = next((name for mark, name in SYSTEMS if mark in agent), "")
    return f"{browser}, {system}" if system else browser
