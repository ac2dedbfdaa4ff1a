"""Markdown as the blocks of a printed page: headings, paragraphs, lists, quotes, tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from probierz.lib.papers import binding

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_SAFE = ("http://", "https://", "mailto:")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    strong: bool = False
    em: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    runs: tuple[Run, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a row of blocks, so that lists may hold lists."""

    items: "tuple[tuple[Block, ...], ...]"
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Verbatim:
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table written in Markdown; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Quote | Verbatim | Grid


def blocks_of(text: str, *, language: str) -> tuple[Block, ...]:
    """What the text says, block by block, with spaces that must not break already bound."""
    tokens = _MARKDOWN.parse(text)
    return tuple(_without_steps(_blocks(SyntaxTreeNode(tokens).children, language)))


def _without_steps(blocks: Iterator[Block]) -> Iterator[Block]:
    """No heading stands two levels below the one before it, which readers of screens would take for a gap."""
    above = 2
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield replace(block, level=above)
        else:
            yield block


def _blocks(nodes: Sequence[SyntaxTreeNode], language: str) -> Iterator[Block]:
    for node in nodes:
        block = _block(node, language)
        if block is not None:
            yield block


def _block(node: SyntaxTreeNode, language: str) -> Block | None:
    match node.type:
        case "heading":
            return Heading(_runs(node, language), 3 if node.tag in {"h1", "h2"} else 4)
        case "paragraph":
            return Paragraph(_runs(node, language))
        case "bullet_list" | "ordered_list":
            items = tuple(tuple(_blocks(item.children, language)) for item in node.children)
            return Items(items, node.type == "ordered_list", int(node.attrs.get("start", 1)))
        case "blockquote":
            return Quote(tuple(_blocks(node.children, language)))
        case "fence" | "code_block":
            return Verbatim(node.content.rstrip("\n"))
        case "table":
            return _grid(node, language)
        case _:  # a rule between parts: print has its own white space
            return None


def _grid(node: SyntaxTreeNode, language: str) -> Grid:
    lines = [tuple(_plain(cell, language) for cell in row.children) for part in node.children for row in part.children]
    return Grid(lines[0], tuple(lines[1:]))


def _plain(node: SyntaxTreeNode, language: str) -> str:
    return "".join(run.text for run in _runs(node, language))


def _runs(node: SyntaxTreeNode, language: str) -> tuple[Run, ...]:
    inline = node.children[0].children if node.children else []
    runs = (run for child in inline for run in _said(child, Run("")))
    return tuple(run if run.code else replace(run, text=binding.bound(run.text, language=language)) for run in runs)


def _said(node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
    if node.children:
        inner = _look_of(node, look)
        for child in node.children:
            yield from _said(child, inner)
    elif text := _BREAKS.get(node.type, node.content):
        yield replace(look, text=text, code=node.type == "code_inline")


def _look_of(node: SyntaxTreeNode, look: Run) -> Run:
    match node.type:
        case "strong":
            return replace(look, strong=True)
        case "em":
            return replace(look, em=True)
        case "link":
            href = str(node.attrs.get("href", ""))
            return replace(look, href=href) if href.startswith(_SAFE) else look
        case _:
            return look
