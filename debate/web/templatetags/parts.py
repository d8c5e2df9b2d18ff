"""`include` and `extends` render what they name as one function for each language (debate.web.parts).

What those functions do not know, Django renders as ever; so it does while templates are being edited (DEBUG).
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from django import template
from django.conf import settings
from django.template import Engine
from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockNode, ExtendsNode, IncludeNode, do_extends, do_include
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from debate.web.context import in_language, page_language
from debate.web.parts.expressions import NotQuickError, Values
from debate.web.parts.nodes import Piece, called, pieces, quick, widened

register = template.Library()
_BLOCKS: ContextVar[Mapping[str, BlockNode]] = ContextVar(
    "the blocks of the page being written", default=MappingProxyType({})
)


@cache
def _function(node: Node, _language: str | None) -> Callable[[Values], str] | None:
    """The node as a function, or None where it holds what is not known."""
    try:
        return called(_WRITE[type(node)](node))
    except NotQuickError:
        return None


def _rendered(node: Node, context: Context) -> SafeString | None:
    made = None if settings.DEBUG else _function(node, get_language())
    if made is None:
        return None
    with in_language(page_language()):
        return mark_safe(made(Values(cast(dict[str, Any], context.flatten()))))


def rendered(name: str, **values: Any) -> str:
    """A part by itself, with nothing but these values."""
    if not settings.DEBUG:
        try:
            return called(_part(name, get_language()))(Values(values))
        except NotQuickError:
            pass
    return get_template(name).render(values)


class Part(IncludeNode):
    """An include."""

    def render(self, context: Context) -> SafeString:
        """The part, with the values of the page and those it is given."""
        found = _rendered(self, context)
        return super().render(context) if found is None else found


class Page(ExtendsNode):
    """A page in its layout."""

    def render(self, context: Context) -> SafeString:
        """The whole of it."""
        found = None if BLOCK_CONTEXT_KEY in context.render_context else _rendered(self, context)
        return super().render(context) if found is None else found


@register.tag
def include(parser: Parser, token: Token) -> Part:
    """Django's own, quicker."""
    node = do_include(parser, token)
    return Part(node.template, extra_context=node.extra_context, isolated_context=node.isolated_context)


@register.tag
def extends(parser: Parser, token: Token) -> Page:
    """Django's own, quicker."""
    node = do_extends(parser, token)
    return Page(node.nodelist, node.parent_name)


def _named(asked: FilterExpression) -> str:
    """The name of a template that stands there as a constant."""
    if asked.filters or not isinstance(asked.var, str):
        raise NotQuickError(str(asked))
    return str(asked.var)


@quick(Part)
def _included(node: Part) -> Piece:
    if node.isolated_context:
        raise NotQuickError(str(node))
    made = _part(_named(node.template), get_language())
    return made if isinstance(made, str) else widened(node.extra_context, made)


@cache
def _part(name: str, _language: str | None) -> Piece:
    return _in_blocks({}, Engine.get_default().get_template(name).nodelist)


def _laid_out(node: Page) -> Piece:
    """The outermost layout, each block as the innermost template that has it wants it."""
    blocks: dict[str, BlockNode] = {}
    nodes: list[Any] = [node]
    while isinstance(nodes[0], Page):
        blocks = nodes[0].blocks | blocks
        parent: Any = nodes[0].parent_name
        nodes = list(Engine.get_default().get_template(_named(parent)).nodelist)
    return _in_blocks(blocks, nodes)


def _in_blocks(blocks: Mapping[str, BlockNode], nodes: Iterable[Node]) -> Piece:
    before = _BLOCKS.set(blocks)
    try:
        return pieces(nodes)
    finally:
        _BLOCKS.reset(before)


@quick(BlockNode)
def _block(node: BlockNode) -> Piece:
    made = pieces(_BLOCKS.get().get(node.name, node).nodelist)
    return made if isinstance(made, str) else widened({}, made)


_WRITE: dict[type[Node], Callable[..., Piece]] = {Part: _included, Page: _laid_out}
