"""The tags of our templates as functions of the values at hand, once for each language."""

import string
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.template.base import Node, TextNode, VariableNode
from django.template.defaulttags import CommentNode, CsrfTokenNode, ForNode, IfNode, LoadNode, URLNode, WithNode
from django.template.library import SimpleNode
from django.templatetags.i18n import BlockTranslateNode
from django.templatetags.static import StaticNode
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from debate.web.parts.expressions import Asked, NotQuickError, Values, condition, constant, expression, shown

Piece = str | Callable[[Values], str]
KNOWN: dict[type[Node], Callable[[Any], Piece]] = {}


def quick(kind: type[Node]) -> Callable[[Callable[[Any], Piece]], Callable[[Any], Piece]]:
    """Register how nodes of this very class are written."""

    def register(write: Callable[[Any], Piece]) -> Callable[[Any], Piece]:
        KNOWN[kind] = write
        return write

    return register


def piece(node: Node) -> Piece:
    """A node as text or as a function. NotQuickError for one that nobody registered."""
    try:
        write = KNOWN[type(node)]
    except KeyError:
        raise NotQuickError(type(node).__name__) from None
    return write(node)


def pieces(nodes: Iterable[Node]) -> Piece:
    """Nodes in a row, those that are always the same as one text."""
    found: list[Piece] = []
    for node in nodes:
        made = piece(node)
        if isinstance(made, str) and found and isinstance(found[-1], str):
            found[-1] += made
        elif made != "":
            found.append(made)
    if len(found) < 2:
        return found[0] if found else ""
    texts = [made if isinstance(made, str) else "" for made in found]
    asked = [(at, made) for at, made in enumerate(found) if not isinstance(made, str)]

    def render(values: Values) -> str:
        filled = texts.copy()
        for at, made in asked:
            filled[at] = made(values)
        return "".join(filled)

    return render


def called(made: Piece) -> Callable[[Values], str]:
    """A piece as a function."""
    return constant(made) if isinstance(made, str) else made


@quick(TextNode)
def _text(node: TextNode) -> Piece:
    return str(node.s)


@quick(CommentNode)
@quick(LoadNode)
def _nothing(_node: Node) -> Piece:
    return ""


@quick(VariableNode)
def _variable(node: VariableNode) -> Piece:
    value = expression(node.filter_expression)
    return lambda values: shown(value(values))


@quick(IfNode)
def _if(node: IfNode) -> Piece:
    branches = [
        (constant(True) if asked is None else condition(asked), called(pieces(nodes)))
        for asked, nodes in node.conditions_nodelists
    ]
    if len(branches) == 1:
        ((holds, then),) = branches
        return lambda values: then(values) if holds(values) else ""

    def render(values: Values) -> str:
        for holds, then in branches:
            if holds(values):
                return then(values)
        return ""

    return render


@quick(ForNode)
def _for(node: Any) -> Piece:
    every, names = expression(node.sequence, missing=None), node.loopvars
    each, nothing = called(pieces(node.nodelist_loop)), called(pieces(node.nodelist_empty))

    def render(values: Values) -> str:
        items = list(every(values) or ())
        if not items:
            return nothing(values)
        inner, found = Values(values), []
        for item in reversed(items) if node.is_reversed else items:
            if len(names) == 1:
                inner[names[0]] = item
            else:
                inner.update(zip(names, item, strict=True))
            found.append(each(inner))
        return "".join(found)

    return render


@quick(WithNode)
def _with(node: WithNode) -> Piece:
    return widened(node.extra_context, called(pieces(node.nodelist)))


def widened(more: dict[str, Any], inner: Callable[[Values], str]) -> Callable[[Values], str]:
    """Rendered with more values than there are."""
    given = [(name, expression(value)) for name, value in more.items()]

    def render(values: Values) -> str:
        wider = Values(values)
        for name, value in given:
            wider[name] = value(values)
        return inner(wider)

    return render


@quick(SimpleNode)
def _tag(node: SimpleNode) -> Piece:
    if node.takes_context or node.kwargs:
        raise NotQuickError(str(node.func))
    function, arguments, name = node.func, [expression(argument) for argument in node.args], node.target_var
    if name is not None:
        return remembered(name, lambda values: function(*[argument(values) for argument in arguments]))
    if len(arguments) == 1:
        (only,) = arguments
        return lambda values: _safe(function(only(values)))
    return lambda values: _safe(function(*[argument(values) for argument in arguments]))


def _safe(html: Any) -> str:
    if type(html) is SafeString:
        return html
    return escape(html) if type(html) is str else conditional_escape(html)


def remembered(name: str, value: Asked) -> Piece:
    """Nothing to show, but a value for what follows."""

    def remember(values: Values) -> str:
        values[name] = value(values)
        return ""

    return remember


@quick(CsrfTokenNode)
def _csrf_token(node: CsrfTokenNode) -> Piece:
    return lambda values: str(node.render(values))  # type: ignore[arg-type]  # it only asks for a value by name


@quick(StaticNode)
def _static(node: StaticNode) -> Piece:
    path = expression(node.path)
    if node.varname is not None:
        raise NotQuickError("static … as …")
    return lambda values: conditional_escape(node.handle_simple(path(values)))


@quick(URLNode)
def _url(node: URLNode) -> Piece:
    if node.kwargs:
        raise NotQuickError(str(node))
    asked = [expression(argument) for argument in (node.view_name, *node.args)]
    address = lru_cache(1_000)(lambda view, *given: reverse(view, args=given))  # in this language
    if node.asvar:
        return remembered(node.asvar, lambda values: address(*[argument(values) for argument in asked]))
    return lambda values: _safe(address(*[argument(values) for argument in asked]))


@quick(BlockTranslateNode)
def _block_translate(node: Any) -> Piece:
    if node.asvar or (node.message_context and node.plural):
        raise NotQuickError(str(node))
    singular, names = node.render_token_list(node.singular)
    given = [(name, expression(value)) for name, value in node.extra_context.items()]
    if node.message_context:
        return _filled(constant(pgettext(str(node.message_context.var), singular)), names, given)
    if not node.plural:
        return _filled(constant(gettext(singular)), names, given)
    plural, more = node.render_token_list(node.plural)
    count = expression(node.counter)
    message = _counted(singular, plural, count)
    return _filled(message, [*names, *more], [*given, (node.countervar, count)])


def _counted(singular: str, plural: str, count: Asked) -> Asked:
    forms: dict[int, str] = {}

    def message(values: Values) -> str:
        number = count(values)
        if number not in forms:
            if len(forms) > 1_000:
                forms.clear()
            forms[number] = ngettext(singular, plural, number)
        return forms[number]

    return message


def _filled(message: Asked, names: list[str], given: list[tuple[str, Asked]]) -> Piece:
    """The message with what it names: of what the tag is given, else of the values at hand."""
    own = dict(given)
    sources = {name: own.get(name) or _at_hand(name) for name in names}
    return lambda values: message(values) % {name: shown(source(values)) for name, source in sources.items()}


def _at_hand(name: str) -> Asked:
    if set(name) - set(string.ascii_letters + string.digits + "_"):
        raise NotQuickError(name)
    return lambda values: values.get(name, "")
