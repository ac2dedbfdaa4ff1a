"""Markdown that people write, as HTML that cannot do harm."""

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = frozenset({"p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr"})
TABLE_TAGS = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_WITH_TABLES = MarkdownIt("commonmark", {"html": False}).enable("table")


def to_html(text: str, *, tables: bool = False) -> str:
    """Paragraphs, lists, quotes, links and two levels of headings, which stand below the page's own title."""
    markdown = _WITH_TABLES if tables else _MARKDOWN
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3" if token.tag in {"h1", "h2"} else "h4"
    html = markdown.renderer.render(tokens, markdown.options, {})
    tags = set(TAGS | TABLE_TAGS) if tables else set(TAGS)
    return nh3.clean(
        html, tags=tags, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel="noopener"
    )


def to_text(text: str) -> tuple[str, ...]:
    """The same as plain paragraphs for print: marks gone, each item of a list on its own."""
    lines = (_plain(token.children or []) for token in _MARKDOWN.parse(text) if token.type == "inline")
    return tuple(line for line in lines if line)


def _plain(children: list[Token]) -> str:
    breaks = {"softbreak", "hardbreak"}
    return "".join(" " if child.type in breaks else child.content for child in children).strip()
