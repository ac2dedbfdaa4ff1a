"""Words of documents, their texts as HTML, and marks of what changed."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from probierz.design.languages import page_language
from probierz.documents.labels import (
    ADDRESSEE_KINDS,
    COPY_STATES,
    REVISION_SHAPES,
    REVISION_STATES,
    ROUND_STATES,
    VERDICTS,
)
from probierz.documents.models import Addressee, ControlledCopy
from probierz.documents.queries.reading import Cell
from probierz.documents.rules import AddresseeKind, CopyState, RevisionState, RoundState, Verdicts
from probierz.lib import figures
from probierz.lib.comparison import Kind, Piece
from probierz.lib.markdown import to_html
from probierz.people.labels import ROLES
from probierz.people.rules import Role

register = template.Library()
_VERDICT_SHAPES = {Verdicts.WAITING: "waiting", Verdicts.APPROVES: "done", Verdicts.CHANGES: "late"}
_COPY_SHAPES = {CopyState.CURRENT: "done", CopyState.OUTDATED: "late", CopyState.RETURNED: "stopped"}


@register.filter
def document_html(text: str) -> SafeString:
    """A text written here, as HTML that cannot do harm; its tables are drawn as tables."""
    return mark_safe(to_html(text, tables=True))  # noqa: S308 - cleaned by nh3


@register.filter
def revision_state(state: str) -> str | Promise:
    return REVISION_STATES[RevisionState(state)]


@register.filter
def revision_shape(state: str) -> str:
    return REVISION_SHAPES[RevisionState(state)]


@register.filter
def round_state(state: str) -> str | Promise:
    return ROUND_STATES[RoundState(state)]


@register.filter
def verdict(code: str) -> str | Promise:
    return VERDICTS[Verdicts(code)]


@register.filter
def verdict_shape(code: str) -> str:
    return _VERDICT_SHAPES[Verdicts(code)]


@register.filter
def role_word(code: str) -> str | Promise:
    return ROLES[Role(code)]


@register.filter
def addressee(row: Addressee) -> str:
    """Who is meant: "Wydział Organizacyjny", "kierownik", a name, or everybody."""
    if row.role:
        return str(ROLES[Role(row.role)])
    return str(row.unit or row.employee or ADDRESSEE_KINDS[AddresseeKind.EVERYBODY])


@register.filter
def copy_state(copy: ControlledCopy) -> dict[str, Any]:
    if copy.returned_on:
        state = CopyState.RETURNED
    else:
        in_force = copy.revision.state == RevisionState.IN_FORCE
        state = CopyState.CURRENT if in_force else CopyState.OUTDATED
    return {"word": COPY_STATES[state], "shape": _COPY_SHAPES[state]}


@register.simple_tag
def state_mark(shape: str, word: str | Promise, hide_word: str = "") -> SafeString:
    """What c-state draws, for tables so long that a component in each cell would be slow."""
    return format_html(
        '<span class="state state--{}"><span class="state__shape" aria-hidden="true"></span>'
        '<span class="{}">{}</span></span>',
        shape,
        "visually-hidden" if hide_word else "state__word",
        word,
    )


@register.filter
def reader_mark(cell: Cell) -> SafeString:
    """A cell of the grid of readers: read, on paper, waiting, or not meant."""
    if cell.reading is not None:
        paper = f" {_('on paper')}" if cell.reading.on_paper else ""
        day = figures.day(cell.reading.read_on, language=page_language())
        return state_mark("done", f"{_('read on')} {day}{paper}", hide_word="yes")
    return state_mark("waiting", _("waiting"), hide_word="yes") if cell.is_meant else mark_safe("")


@register.filter
def piece(one: Piece) -> SafeString:
    """A stretch of text; what was added or removed says so to readers of screens as well."""
    if one.kind is Kind.SAME:
        return format_html("{}", one.text)
    tag, begins, ends = (
        ("ins", _("added:"), _("end of what was added"))
        if one.kind is Kind.ADDED
        else ("del", _("removed:"), _("end of what was removed"))
    )
    hidden = '<span class="visually-hidden">'
    return format_html(
        "<{0}>" + hidden + " {1} </span>{2}" + hidden + " ({3}) </span></{0}>", tag, begins, one.text, ends
    )
