"""What is the same on every page of a language is rendered once: `translate` of plain words, and `kept` blocks."""

import re
from collections.abc import Callable
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of
from django.templatetags.i18n import TranslateNode, do_translate
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from debate.web.context import page_language
from debate.web.converters import PidConverter
from debate.web.parts.expressions import NotQuickError, Values, constant, expression
from debate.web.parts.nodes import Piece, pieces, quick, remembered
from debate.web.program import program
from debate.web.store import KEPT

register = template.Library()

OF_PIDS = frozenset(
    {"claim", "link", "source", "citation", "speaker", "respond", "respond-to-link", "edit", "describe"}
    | {"annotation", "annotation-reply", "note-claim", "note-link", "note-citation"}
)
NO_PID = "0000000000"
IS_PID = re.compile(PidConverter.regex).fullmatch


class PlainWords(Node):
    """A translation of words that stand in the template, looked up once for each language."""

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.found: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Its text for the language of the page."""
        language = get_language()
        if language not in self.found:
            self.found[language] = mark_safe(self.node.render(context))
        return self.found[language]


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """Django's own, quicker where the words are a constant."""
    node = do_translate(parser, token)
    words = node.filter_expression
    constant = isinstance(words.var.literal, str) and not words.filters
    return PlainWords(node) if constant and not (node.asvar or node.message_context or node.noop) else node


class PidAddress(Node):
    """The address of a thing whose page is at …/<pid>/…, resolved once for each language."""

    def __init__(self, node: URLNode) -> None:
        self.node = node
        self.around: dict[str | None, tuple[str, str]] = {}

    def render(self, context: Context) -> str:
        """Django's answer; for what is no pid, its fault."""
        pid = self.node.args[0].resolve(context)
        if not isinstance(pid, str) or not IS_PID(pid):
            return self.node.render(context)
        language = get_language()
        if language not in self.around:
            before, _, after = reverse(self.node.view_name.var, args=[NO_PID]).partition(NO_PID)
            self.around[language] = before, after
        before, after = self.around[language]
        return f"{before}{pid}{after}"


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Django's own, quicker for the addresses of public things."""
    node = url_of(parser, token)
    named = isinstance(node.view_name.var, str) and node.view_name.var in OF_PIDS
    return PidAddress(node) if named and len(node.args) == 1 and not (node.kwargs or node.asvar) else node


class Kept(Node):
    """A block that depends on the language and the values named, and on nothing else; without values: for ever."""

    def __init__(self, nodelist: NodeList, place: str, values: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.place = place
        self.values = values
        self.found: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The block, rendered or as it was."""
        language = get_language()
        if self.values:
            return self.of([value.resolve(context) for value in self.values], lambda: self.nodelist.render(context))
        if language not in self.found:
            self.found[language] = self.nodelist.render(context)
        return self.found[language]

    def of(self, values: list[Any], render: Callable[[], str]) -> SafeString:
        """The block for these values in the language of the page."""
        key = ("kept", program(), self.place, page_language(), *map(str, values))
        html: SafeString | None = KEPT.get(key)
        if html is None:
            html = SafeString(render())
            KEPT.put(key, html)
        return html


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """`{% kept value … %}…{% endkept %}`: the values must name a version of all that the block shows."""
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    place = f"{parser.origin}:{len(parser.tokens)}"  # how many tokens are left tells blocks of one template apart
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist, place, values)


@quick(PlainWords)
def _plain_words(node: PlainWords) -> Piece:
    return str(node.render(Context()))


@quick(TranslateNode)
def _translate(node: TranslateNode) -> Piece:
    words, meant = node.filter_expression, node.message_context
    if not isinstance(words.var.literal, str) or words.filters or (meant and not isinstance(meant.var, str)):
        raise NotQuickError(str(words))
    found = Context()
    told = str(node.render(found))
    if not node.asvar:
        return told
    return remembered(node.asvar, constant(found[node.asvar]))


@quick(PidAddress)
def _pid_address(node: PidAddress) -> Piece:
    pid = expression(node.node.args[0])
    before, _, after = reverse(node.node.view_name.var, args=[NO_PID]).partition(NO_PID)

    def address(values: Values) -> str:
        found = pid(values)
        if isinstance(found, str) and IS_PID(found):
            return f"{before}{found}{after}"
        return reverse(node.node.view_name.var, args=[found])

    return address


@quick(Kept)
def _kept(node: Kept) -> Piece:
    try:
        made = pieces(node.nodelist)
    except NotQuickError:
        if node.values:
            raise
        return lambda values: node.render(Context(values))
    if isinstance(made, str):
        return made
    if not node.values:
        return once(made)
    named = [expression(value) for value in node.values]
    return lambda values: node.of([value(values) for value in named], lambda: made(values))


def once(made: Callable[[Values], str]) -> Callable[[Values], str]:
    """What was rendered first, for ever."""
    found: list[str] = []

    def render(values: Values) -> str:
        if not found:
            found.append(made(values))
        return found[0]

    return render
