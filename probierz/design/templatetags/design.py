"""Figures, dates, icons and small questions for templates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeGuard

from django import template
from django.core.paginator import Page
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.design import languages, navigation
from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.lib.markdown import to_html

register = template.Library()


def _is_figure(value: object) -> TypeGuard[figures.Figure]:
    # An unknown value is shown as nothing, never as zero.
    return value is not None and value != ""


@register.filter
def number(value: Any, places: int = 0) -> str:
    """{{ 1457|number }} → 1 457; {{ 71.42|number:1 }} → 71,4."""
    return figures.number(value, places=places, language=page_language()) if _is_figure(value) else ""


@register.filter
def signed(value: Any, places: int = 1) -> str:
    """{{ 6.2|signed }} → +6,2."""
    return figures.signed(value, places=places, language=page_language()) if _is_figure(value) else ""


@register.filter
def percent(value: Any, places: int = 1) -> str:
    """{{ 0.948|percent }} → 94,8 %."""
    return figures.percent(value, places=places, language=page_language()) if _is_figure(value) else ""


@register.filter
def signed_points(value: Any, places: int = 1) -> str:
    """{{ 0.037|signed_points }} → +3,7 p.p."""
    if not _is_figure(value):
        return ""
    return figures.signed_points(value, places=places, language=page_language())


@register.simple_block_tag
def capture(content: str) -> str:
    """{% capture as links %}…{% endcapture %}: rendered once, to be shown in several places of a page."""
    return content


@register.simple_tag
def interval(low: figures.Figure, high: figures.Figure, places: int = 1) -> str:
    """{% interval 4.9 7.5 %} → od 4,9 do 7,5."""
    return figures.interval(low, high, places=places, language=page_language())


@register.simple_tag
def percent_interval(low: figures.Figure, high: figures.Figure, places: int = 1) -> str:
    """{% percent_interval 0.9 0.951 %} → od 90,0 do 95,1 %."""
    return figures.percent_interval(low, high, places=places, language=page_language())


@register.filter
def day(value: date | None) -> str:
    """{{ date|day }} → 20 stycznia 2011."""
    return figures.day(value, language=page_language()) if value else ""


@register.filter
def short_day(value: date | None) -> str:
    """{{ date|short_day }} → 20 sty."""
    return figures.short_day(value, language=page_language()) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """{{ datetime|moment }} → 20 stycznia 2011, godz. 14:05."""
    return figures.moment(value, language=page_language()) if value else ""


@register.simple_tag
def state(shape: str, word: object) -> SafeString:
    """The component c-state for rows of long lists, where a component each would take most of the page's time."""
    return format_html(
        '<span class="state state--{}"><span class="state__shape" aria-hidden="true"></span>'
        '<span class="state__word">{}</span></span>',
        shape,
        word,
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from the icon set; never alone, a word stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("vendor/lucide/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str) -> bool:
    """{% may "survey.manage" as can_manage %}: whether the actor may, in the place in scope."""
    actor: Actor = context["request"].actor
    return actor.may(Permission(permission))


@register.filter
def in_language(address: str) -> str:
    """{{ url|in_language }}: a public address that keeps the reader's language without a cookie."""
    return languages.in_language(address)


@register.simple_tag
def public_url(view_name: str, *args: Any, **kwargs: Any) -> str:
    """{% public_url "public:office" programme=code office=code %}: like `url`, keeping the language."""
    return languages.in_language(reverse(view_name, args=args or None, kwargs=kwargs or None))


@register.filter
def localized(thing: Any, name: str) -> str:
    """{{ programme|localized:"name" }}: the text of a pair of fields `_pl` and `_en`, in the page's language."""
    return languages.localized(thing, name)


@register.filter
def place_name(place: navigation.Place) -> str:
    """{{ office_or_programme|place_name }}."""
    return navigation.place_name(place)


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """{{ mapping|item:key }}: the value under a key that the template holds in a variable."""
    return mapping.get(key)


@register.filter
def share_of(part: Any, whole: Any) -> str:
    """{{ done|share_of:total }}: a whole percentage for a drawing, 0 when there is nothing to do."""
    total = float(whole or 0)
    return str(round(100 * min(float(part or 0), total) / total)) if total else "0"


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """{{ page|page_numbers }}: the numbers worth showing, None where some are left out."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in pages]


@register.filter
def markdown(text: str) -> SafeString:
    """{{ news.body_pl|markdown }}: what people wrote, as HTML that cannot do harm."""
    return mark_safe(to_html(text))  # noqa: S308 - cleaned by nh3


@register.simple_tag
def sorted_by(key: str, current: str) -> SafeString | str:
    """{% sorted_by "name" current %}: the ARIA attribute of a head cell, for `name` or `-name` in force."""
    order = {key: "ascending", f"-{key}": "descending"}.get(current)
    return format_html('aria-sort="{}"', order) if order else ""
