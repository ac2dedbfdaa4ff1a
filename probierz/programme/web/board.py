"""The board of offices and stages, its table for spreadsheets, and the timetable."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET, require_POST

from probierz.access.doors import programme_view
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design import downloads
from probierz.design.languages import localized, page_language
from probierz.lib import charts, figures
from probierz.offices.models import Programme
from probierz.programme.actions.stages import create_programme_stages
from probierz.programme.labels import STANDINGS
from probierz.programme.models import Stage
from probierz.programme.queries import Board, BoardRow, Cell, Results, board_of, conferences_of, results_of, sharing_of
from probierz.programme.queries.tiles import common_scale, tiles_of
from probierz.programme.web.comparison import comparison_of
from probierz.programme.web.forms import BoardFilterForm

WORTH_SHOWING = 8  # late offices named beside the funnel


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def board(request: ProgrammeRequest) -> HttpResponse:
    results, whole = _judged(request.programme)
    form = BoardFilterForm(request.GET, stages=whole.stages)
    wish = form.filter()
    rows, tiles = wish.chosen(whole.rows), tiles_of(results)
    return render(
        request,
        "programme/board.html",
        {
            "programme": request.programme,
            "board": whole,
            "rows": rows,
            "filters": form,
            "is_filtered": len(rows) < len(whole.rows),
            "sort": wish.sort,
            "found": _found(rows, whole),
            "lead": _lead(request.programme, whole),
            "tiles": tiles,
            "scale": common_scale(tiles),
            "comparison": comparison_of(results.satisfaction.results),
            "conference": conferences_of(request.programme).first(),
            "is_closed": _is_closed(request.programme),
            **_attention(whole),
        },
    )


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def board_table(request: ProgrammeRequest, ending: str) -> HttpResponse:
    _results, whole = _judged(request.programme)
    form = BoardFilterForm(request.GET, stages=whole.stages)
    stages = [localized(stage, "short") for stage in whole.stages]
    head = [_("Office"), _("Code"), pgettext("column", "People"), *stages, _("Days late"), _("Index")]
    lines = [_line(row) for row in form.filter().chosen(whole.rows)]
    return downloads.table(ending, head, lines, name=f"{request.programme.code}-{_('offices')}-{whole.day}")


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def timetable(request: ProgrammeRequest) -> HttpResponse:
    whole = board_of(sharing_of(request.programme))
    closes_on = request.programme.closes_on or date.max
    inside = [stage for stage in whole.stages if not stage.is_after(closes_on)]
    later = whole.stages[len(inside) :]
    unplanned = not whole.stages or any(cell.row is None for row in whole.rows for cell in row.cells)
    context = {"board": whole, "schedule": schedule_of(whole, inside), "later": later, "unplanned": unplanned}
    return render(request, "programme/timetable.html", {"programme": request.programme, **context})


@programme_view(Permission.PROGRAMME_MANAGE)
@require_POST
def plan_stages(request: ProgrammeRequest) -> HttpResponse:
    """Again when offices joined later: what is planned already stays as it is."""
    create_programme_stages(request.actor, programme=request.programme)
    messages.success(request, _("The stages are planned. Change the days of an office on its own page."))
    return redirect("programme:timetable", programme=request.programme.code)


def _judged(programme: Programme) -> tuple[Results, Board]:
    """The results, and the board that shows each office's index among them."""
    sharing = sharing_of(programme)
    results = results_of(sharing)
    return results, board_of(sharing, index_by_office=results.satisfaction.index_by_office)


def schedule_of(whole: Board, stages: list[Stage]) -> charts.Schedule | None:
    """Each stage from the first office that began it to the last that finished it."""
    by_stage = [[cell for row in whole.rows for cell in row.cells if cell.stage == stage] for stage in stages]
    spans = tuple(_span(stage_cells) for stage_cells in by_stage if stage_cells)
    return charts.Schedule(_("Plan and fact of the stages"), spans, whole.day) if spans else None


def _span(cells: list[Cell]) -> charts.Stage:
    stage = cells[0].stage
    begun = [cell.row.started_on for cell in cells if cell.row and cell.row.started_on]
    ended = [cell.row.done_on for cell in cells if cell.row and cell.row.done_on]
    return charts.Stage(
        label=localized(stage, "short"),
        planned_from=stage.planned_start_on,
        planned_to=stage.planned_end_on,
        actual_from=min(begun, default=None),
        actual_to=max(ended) if len(ended) == len(cells) else None,
    )


def _is_closed(programme: Programme) -> bool:
    return programme.closes_on is not None and programme.closes_on <= timezone.localdate()


def _attention(whole: Board) -> dict[str, object]:
    """The offices that are late, the latest first."""
    late = sorted((row for row in whole.rows if row.days_late), key=lambda row: -row.days_late)
    return {"attention": late[:WORTH_SHOWING], "late_more": max(len(late) - WORTH_SHOWING, 0)}


def _found(rows: list[BoardRow], whole: Board) -> str:
    shown, total = len(rows), len(whole.rows)
    words = ngettext("%(shown)s of %(total)s office", "%(shown)s of %(total)s offices", total)
    return words % {"shown": shown, "total": total}


def _lead(programme: Programme, whole: Board) -> str:
    """What a coordinator wants to know before anything else, in one line."""
    language = page_language()
    parts = [ngettext("%(count)s office", "%(count)s offices", len(whole.rows)) % {"count": len(whole.rows)}]
    if whole.people is not None:
        words = ngettext("%(count)s employee", "%(count)s employees", whole.people)
        parts.append(words % {"count": figures.number(whole.people, language=language)})
    parts.append(_stage_words(programme, whole, language))
    parts.append(_conference_words(programme))
    return " · ".join(part for part in parts if part)


def _stage_words(programme: Programme, whole: Board, language: str) -> str:
    if programme.closes_on and _is_closed(programme):
        return _("closed on %(day)s") % {"day": figures.day(programme.closes_on, language=language)}
    stage = whole.current_stage
    if stage is None:
        return ""
    return _("stage: %(name)s") % {"name": localized(stage, "short").lower()}


def _conference_words(programme: Programme) -> str:
    conference = conferences_of(programme).first()
    days = (conference.held_on - timezone.localdate()).days if conference else -1
    if days < 0:
        return ""
    if days == 0:
        return _("conference today")
    return ngettext("conference in %(count)s day", "conference in %(count)s days", days) % {"count": days}


def _line(row: BoardRow) -> list[str | int | float | date | None]:
    return [
        row.name,
        row.office.code,
        row.people,
        *(_cell_words(cell) for cell in row.cells),
        row.days_late if row.shares else None,
        round(row.index, 1) if row.index is not None else None,
    ]


def _cell_words(cell: Cell) -> str:
    if cell.progress is None or cell.row is None:
        return ""
    words = str(STANDINGS[cell.progress.standing])
    return f"{words} {cell.row.done_on.isoformat()}" if cell.row.done_on else words
