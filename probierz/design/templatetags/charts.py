"""Draws the charts of `probierz.lib.charts` on pages; every picture stands beside its numbers."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString, mark_safe

from probierz.design.languages import page_language
from probierz.lib import charts

register = template.Library()


def _picture(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - the charts escape every word they are given


@register.simple_tag
def streak(data: charts.Streak, scale: charts.Scale | None = None, places: int = 1) -> SafeString:
    """{% streak data %}: one streak with its scale, for a c-figure."""
    return _picture(charts.streak(data, language=page_language(), scale=scale, places=places))


@register.simple_tag
def streak_mark(data: charts.Streak, scale: charts.Scale) -> SafeString:
    return _picture(charts.streak_mark(data, scale))


@register.simple_tag
def scale_mark(scale: charts.Scale) -> SafeString:
    return _picture(charts.scale_mark(scale, language=page_language()))


@register.simple_tag
def bar_mark(data: charts.Bar) -> SafeString:
    return _picture(charts.bar_mark(data))


@register.simple_tag
def heat_mark(heat: charts.Heat) -> SafeString:
    """{% heat_mark heat %}: one square of a heat map; its words stand beside it."""
    return _picture(charts.heat_mark(heat))


@register.simple_tag
def distribution(data: charts.Distribution) -> SafeString:
    """{% distribution data %}: one question, with shares above the columns."""
    return _picture(charts.distribution(data, language=page_language()))


@register.simple_tag
def distribution_mark(data: charts.Distribution) -> SafeString:
    return _picture(charts.distribution_mark(data))


@register.simple_tag
def stage_mark(stage: charts.Stage, schedule: charts.Schedule) -> SafeString:
    return _picture(charts.stage_mark(stage, schedule))


@register.simple_tag
def calendar_mark(schedule: charts.Schedule) -> SafeString:
    return _picture(charts.calendar_mark(schedule, language=page_language()))


@register.simple_tag
def sparkline(values: Sequence[float | None], title: str = "") -> SafeString:
    """{% sparkline values "Zadowolenie klientów rośnie od trzech lat" %}."""
    return _picture(charts.sparkline(values, title=title))


@register.simple_tag
def funnel(data: charts.Funnel) -> SafeString:
    """{% funnel data %}: places around their common mean, within the limits of chance."""
    return _picture(charts.funnel(data, language=page_language()))


@register.simple_tag
def slopes(data: charts.Slopes) -> SafeString:
    """{% slopes data %}: one place among unnamed others, then and now."""
    return _picture(charts.slopes(data, language=page_language()))


@register.simple_tag
def forest_mark(row: charts.ForestRow, scale: charts.Scale) -> SafeString:
    """{% forest_mark row scale %}: a change with its interval around the line of no change, for a cell of a table."""
    return _picture(charts.forest_mark(row, scale))


@register.simple_tag
def control_chart(data: charts.ControlChart) -> SafeString:
    """{% control_chart data %}: an indicator in time, between the limits of its own noise."""
    return _picture(charts.control_chart(data, language=page_language()))


@register.simple_tag
def pareto(data: charts.Pareto) -> SafeString:
    """{% pareto data %}: columns that fall, with the line of their shares added up."""
    return _picture(charts.pareto(data, language=page_language()))


@register.simple_tag
def driver_map(data: charts.DriverMap) -> SafeString:
    """{% driver_map data %}: how well drivers are rated, and how much they matter."""
    return _picture(charts.driver_map(data, language=page_language()))
