"""Markdown that people write, as HTML that cannot do harm."""

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = frozenset({"p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr"})
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def to_html(text: str) -> str:
    """Paragraphs, lists, quotes, links and two levels of headings, which stand below the page's own title."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3" if token.tag in {"h1", "h2"} else "h4"
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return nh3.clean(
        html, tags=set(TAGS), attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel="noopener"
    )


def to_text(text: str) -> tuple[str, ...]:
    """The same as plain paragraphs for print: marks gone, each item of a list on its own."""
    lines = (_plain(token.children or []) for token in _MARKDOWN.parse(text) if token.type == "inline")
    return tuple(line for line in lines if line)


def _plain(children: list[Token]) -> str:
    breaks = {"softbreak", "hardbreak"}
    return "".join(" " if child.type in breaks else child.content for child in children).strip()
