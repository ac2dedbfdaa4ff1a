"""A timetable: the plan as an outline, what happened as a filled bar, today as a line."""

from dataclasses import dataclass
from datetime import date

from probierz.lib import figures
from probierz.lib.charts.svg import Pen


@dataclass(frozen=True)
class Stage:
    """Planned and actual days, both inclusive; a stage that goes on has no last actual day."""

    label: str
    planned_from: date
    planned_to: date
    actual_from: date | None = None
    actual_to: date | None = None


@dataclass(frozen=True)
class Schedule:
    title: str
    stages: tuple[Stage, ...]
    today: date

    @property
    def first(self) -> date:
        return min(day for stage in self.stages for day in (stage.planned_from, stage.actual_from) if day)

    @property
    def last(self) -> date:
        """Today counts only while something goes on, so that a closed programme fills its picture."""
        days = [day for stage in self.stages for day in (stage.planned_to, stage.actual_to) if day]
        if any(stage.actual_from and not stage.actual_to for stage in self.stages):
            days.append(self.today)
        return max(days)

    def at(self, day: date, start: float, width: float) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return start + min(max(share, 0.0), 1.0) * width


def stage_mark(stage: Stage, schedule: Schedule) -> str:
    """The bare bars for a cell of a table whose other cells hold the days."""
    pen = Pen()
    shapes = [
        _today(pen, schedule, start=2, width=396, top=0, bottom=24),
        _bars(pen, stage, schedule, start=2, width=396, y=12),
    ]
    return pen.drawing(400, 24, *shapes)


def calendar_mark(schedule: Schedule, *, language: str) -> str:
    """The months, for the head of that column."""
    pen = Pen()
    return pen.drawing(400, 16, _months(pen, schedule, language, start=2, width=396, y=12))


def schedule(data: Schedule, *, language: str, standalone: bool = True) -> str:
    """The whole timetable as one picture for paper."""
    pen, step = Pen(standalone), 24.0
    bottom = 22 + step * len(data.stages)
    shapes = [
        _months(pen, data, language, start=190, width=406, y=11),
        pen.line("rule", 0, 17, 600, 17),
        _today(pen, data, start=190, width=406, top=17, bottom=bottom),
    ]
    for number, stage in enumerate(data.stages):
        y = 32 + step * number
        shapes += [pen.text("text", 0, y + 4, stage.label), _bars(pen, stage, data, start=190, width=406, y=y)]
    return pen.drawing(600, bottom, *shapes, title=data.title)


def _bars(pen: Pen, stage: Stage, data: Schedule, *, start: float, width: float, y: float) -> str:
    def span(part: str, first: date, last: date, top: float, height: float) -> str:
        left, right = data.at(first, start, width), data.at(last, start, width)
        return pen.box(part, left, top, max(right - left, 2.0), height)

    shapes = [span("plan", stage.planned_from, stage.planned_to, y - 7, 14)]
    if stage.actual_from:
        last = stage.actual_to or max(data.today, stage.actual_from)
        shapes.append(span("fact" if stage.actual_to else "going", stage.actual_from, last, y - 3, 6))
        if last > stage.planned_to:
            late_from = max(stage.planned_to, stage.actual_from)
            shapes.append(span("late", late_from, last, y - 3, 6))
    return "".join(shapes)


def _today(pen: Pen, data: Schedule, *, start: float, width: float, top: float, bottom: float) -> str:
    if not data.first <= data.today <= data.last:
        return ""
    x = data.at(data.today, start, width)
    return pen.line("today", x, top, x, bottom)


def _months(pen: Pen, data: Schedule, language: str, *, start: float, width: float, y: float) -> str:
    months = _first_days(data.first, data.last)
    step = max(1, -(-len(months) // 6))  # at most six fit side by side
    return "".join(
        pen.text("quiet", data.at(day, start, width), y, figures.month(day, language=language), size=10)
        for day in months[::step]
        if data.at(day, start, width) < start + width - 46
    )


def _first_days(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [max(date(month // 12, month % 12 + 1, 1), first) for month in months]
