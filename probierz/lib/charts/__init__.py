"""Charts as SVG text: pure functions from frozen data, themed by CSS on pages, in literal colours on paper."""

from probierz.lib.charts.bars import Bar, Bars, bar_mark, bars
from probierz.lib.charts.controls import ControlChart, ControlPoint, control_chart
from probierz.lib.charts.distributions import (
    Distribution,
    Distributions,
    distribution,
    distribution_mark,
    distributions,
)
from probierz.lib.charts.forests import STEPS, ForestRow, forest_mark, forest_scale
from probierz.lib.charts.funnels import Funnel, FunnelPoint, funnel
from probierz.lib.charts.heatmaps import Heat, HeatCell, HeatMap, HeatRow, heat_map, heat_mark
from probierz.lib.charts.maps import DriverMap, MapPoint, driver_map
from probierz.lib.charts.paretos import Pareto, ParetoColumn, pareto
from probierz.lib.charts.schedules import Schedule, Stage, calendar_mark, schedule, stage_mark
from probierz.lib.charts.slopes import Slope, Slopes, slopes
from probierz.lib.charts.sparklines import sparkline
from probierz.lib.charts.streaks import Streak, StreakRows, scale_mark, streak, streak_mark, streak_rows
from probierz.lib.charts.svg import Pen, Scale, round_scale, scale_for

__all__ = [
    "STEPS",
    "Bar",
    "Bars",
    "ControlChart",
    "ControlPoint",
    "Distribution",
    "Distributions",
    "DriverMap",
    "ForestRow",
    "Funnel",
    "FunnelPoint",
    "Heat",
    "HeatCell",
    "HeatMap",
    "HeatRow",
    "MapPoint",
    "Pareto",
    "ParetoColumn",
    "Pen",
    "Scale",
    "Schedule",
    "Slope",
    "Slopes",
    "Stage",
    "Streak",
    "StreakRows",
    "bar_mark",
    "bars",
    "calendar_mark",
    "control_chart",
    "distribution",
    "distribution_mark",
    "distributions",
    "driver_map",
    "forest_mark",
    "forest_scale",
    "funnel",
    "heat_map",
    "heat_mark",
    "pareto",
    "round_scale",
    "scale_for",
    "scale_mark",
    "schedule",
    "slopes",
    "sparkline",
    "stage_mark",
    "streak",
    "streak_mark",
    "streak_rows",
]
