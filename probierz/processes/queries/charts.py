"""The control chart of an indicator, with its words."""

from django.utils.translation import gettext as _

from probierz.lib.catalogs.processes import Unit
from probierz.lib.charts import ControlChart, ControlPoint
from probierz.processes.labels import UNITS
from probierz.processes.queries.indicators import Series


def chart_of(series: Series) -> ControlChart | None:
    """None while there is no value at all."""
    if not any(point.reading for point in series.points):
        return None
    limits = series.chart
    target = series.indicator.target
    return ControlChart(
        title=_("%(name)s in time") % {"name": series.indicator.name},
        unit=str(UNITS[Unit(series.indicator.unit)]),
        points=tuple(
            ControlPoint(point.period.label, None if point.value is None else float(point.value), point.better)
            for point in series.points
        ),
        target=None if target is None else float(target),
        mean=limits.mean if limits else None,
        low=limits.low if limits else None,
        high=limits.high if limits else None,
        places=series.places,
    )
