"""How what was found, and how far an office is, is shown."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from probierz.search.queries import Piece
from probierz.standards.labels import LIGHTS
from probierz.standards.rules.readiness import Light, Tally

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """The text with the words that were asked for marked."""
    return format_html_join("", "{}", ((_shown(piece),) for piece in pieces))


@register.filter
def unready(tally: Tally) -> str:
    """What the colours of a strip say, in words: "23 partly ready, 7 not ready"."""
    lights = (Light.PARTLY, Light.NOT_READY, Light.UNKNOWN)
    return ", ".join(f"{LIGHTS[light]}: {tally.counts[light]}" for light in lights if tally.counts[light])


def _shown(piece: Piece) -> str:
    return format_html("<mark>{}</mark>", piece.text) if piece.hit else piece.text
