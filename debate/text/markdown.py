"""Markdown to safe HTML and to plain text: CommonMark without images and raw HTML, links to web and mail only."""

import re
from functools import cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = frozenset(
    {"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a", "h4", "h5", "h6"}
)
SCHEMES = frozenset({"http", "https", "mailto"})
_ATTRIBUTES = {"*": set[str](), "a": {"href"}, "ol": {"start"}}
_DEMOTED = {"h1": "h4", "h2": "h5", "h3": "h6", "h4": "h6", "h5": "h6", "h6": "h6"}
_TAG = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>")
_ALLOWED_LINK = re.compile(r"(?:https?://|mailto:)[^/]", re.IGNORECASE)


def render(markdown: str) -> str:
    """Safe HTML: the tags above, headings from h4 down, links without window access; length limits are the caller's."""
    parser = _parser()
    tokens = parser.parse(markdown)
    for token in tokens:
        token.tag = _DEMOTED.get(token.tag, token.tag)
        _hide_empty_links(token.children or [])
    return nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel="nofollow noopener ugc",
    )


def plain(markdown: str) -> str:
    """The words alone on one line, unescaped: for descriptions and search."""
    said = (_words(token) for token in _parser().parse(markdown))
    return " ".join(" ".join(said).split())


def text_of(safe_html: str) -> str:
    """What a browser gives as the textContent of HTML that `render` made: words selected on a page count in it."""
    return unescape(_TAG.sub("", safe_html))


@cache
def _parser() -> MarkdownIt:
    """The one configured parser; it keeps no state between texts."""
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["image", "html_block", "html_inline"])
    parser.validateLink = lambda url: bool(_ALLOWED_LINK.match(url))  # type: ignore[method-assign]
    return parser


def _words(token: Token) -> str:
    """The words of one block token."""
    if token.type != "inline":
        return token.content
    return "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or [])


def _hide_empty_links(children: list[Token]) -> None:
    """Leaves the words of links that lead nowhere."""
    hidden = False
    for child in children:
        if child.type == "link_open":
            hidden = not _ALLOWED_LINK.match(str(child.attrGet("href") or ""))
        if child.type in ("link_open", "link_close"):
            child.hidden = hidden
