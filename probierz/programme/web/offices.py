"""One office in the programme, its stages and how they are changed; participants and their consents."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import programme_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.design import downloads
from probierz.design.history import told
from probierz.offices.labels import SHARING_TOPICS
from probierz.offices.models import Office
from probierz.offices.rules import SharingTopic
from probierz.programme.actions import stages as actions
from probierz.programme.labels import COURSES, STAGE_COMMANDS, STAGE_REFUSALS, WAVES
from probierz.programme.models import OfficeStage
from probierz.programme.queries import Sharing, board_of, sharing_of
from probierz.programme.queries.offices import (
    all_consents,
    office_of,
    office_page,
    office_stage_by_key,
)
from probierz.programme.queries.streaks import streak_of
from probierz.programme.queries.surveys import survey_figures
from probierz.programme.rules import STAGE_WORKFLOW, StageCommand, StageState
from probierz.programme.web.forms import StageMoveForm, StagePlanForm
from probierz.surveys.rules import CampaignKind
from probierz.trail.reading import events_about

MOVED = gettext_lazy("Somebody else changed this stage a moment ago. Look at it again and choose what to do.")


@dataclass(frozen=True)
class StageSlip:
    """A stage of an office with what may be done to it now."""

    row: OfficeStage
    commands: tuple[tuple[StageCommand, str], ...]


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def office(request: ProgrammeRequest, code: str) -> HttpResponse:
    sharing = sharing_of(request.programme)
    place = _office(sharing, code)
    page = office_page(sharing, place, survey_figures(sharing, CampaignKind.CLIENT).results)
    names = {"topics": SHARING_TOPICS, "waves": WAVES, "courses": COURSES}
    context = {
        "programme": request.programme,
        "page": page,
        "streak": streak_of(page.name, page.before, page.now),
        "is_running": sharing.day == timezone.localdate(),
        **names,
    }
    return render(request, "programme/office.html", context)


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def stage(request: ProgrammeRequest, code: str, key: str) -> HttpResponse:
    """What may be done to a stage of an office: begin, end or reopen it, or agree new days."""
    sharing = sharing_of(request.programme)
    row = _row(sharing, code, key)
    plan = StagePlanForm(request.POST or None, initial={"start_on": row.planned_start_on, "end_on": row.planned_end_on})
    if request.method == "POST" and plan.is_valid():
        try:
            actions.replan_stage(request.actor, row=row, **plan.cleaned_data)
        except actions.StageRefused as refused:
            plan.add_error("end_on", str(STAGE_REFUSALS[refused.reason]))
        except actions.StageMoved:
            plan.add_error(None, MOVED)
        else:
            messages.success(request, _("The plan has been changed."))
            return redirect("programme:office", programme=request.programme.code, code=code)
    history = told(events_about(row), of_one_thing=True)
    context = {"programme": request.programme, "slip": _slip(row), "form": plan, "history": history}
    return render(request, "programme/stage.html", context)


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def move(request: ProgrammeRequest, code: str, key: str, command: str) -> HttpResponse:
    """Asks for the day, then moves the stage."""
    sharing = sharing_of(request.programme)
    row = _row(sharing, code, key)
    chosen = _command(row, command)
    form = StageMoveForm(request.POST or None, initial={"on": sharing.day})
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_stage(request.actor, row=row, command=chosen, on=form.cleaned_data["on"])
        except actions.StageRefused as refused:
            form.add_error("on", str(STAGE_REFUSALS[refused.reason]))
        except actions.StageMoved:
            form.add_error(None, MOVED)
        else:
            messages.success(request, _("Done. The board shows it already."))
            return redirect("programme:office", programme=request.programme.code, code=code)
    words = {"row": row, "command": chosen, "words": STAGE_COMMANDS[chosen], "form": form}
    back = reverse("programme:stage", args=[request.programme.code, code, key])
    return render(request, "programme/stage_move.html", {"programme": request.programme, "back": back, **words})


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def participants(request: ProgrammeRequest) -> HttpResponse:
    sharing = sharing_of(request.programme)
    people = {row.office.pk: row.people for row in board_of(sharing).rows}
    context = {
        "consents": all_consents(sharing),
        "people": people,
        "topics": SHARING_TOPICS,
        "day": sharing.day,
    }
    return render(request, "programme/participants.html", {"programme": request.programme, **context})


@programme_view(Permission.PROGRAMME_READ)
@require_GET
def participants_table(request: ProgrammeRequest, ending: str) -> HttpResponse:
    sharing = sharing_of(request.programme)
    people = {row.office.pk: row.people for row in board_of(sharing).rows}
    head = [
        _("Office"),
        _("Code"),
        _("TERYT"),
        _("Joined"),
        pgettext("column", "People"),
        *(str(one) for one in SHARING_TOPICS.values()),
    ]
    lines = [
        [
            one.name,
            one.office.code,
            one.office.teryt,
            one.participation.since,
            people.get(one.office.pk),
            *(_("yes") if one.by_topic[topic] else _("no") for topic in SharingTopic),
        ]
        for one in all_consents(sharing)
    ]
    return downloads.table(ending, head, lines, name=f"{request.programme.code}-{_('participants')}-{sharing.day}")


def _office(sharing: Sharing, code: str) -> Office:
    return existing(office_of(sharing, code))


def _row(sharing: Sharing, code: str, key: str) -> OfficeStage:
    return existing(office_stage_by_key(sharing, _office(sharing, code), key))


def _command(row: OfficeStage, name: str) -> StageCommand:
    """An unknown command is no page; one that is not open any more is said on the page itself."""
    try:
        return StageCommand(name)
    except ValueError as unknown:
        raise no_such_page() from unknown


def _slip(row: OfficeStage) -> StageSlip:
    commands = STAGE_WORKFLOW.commands_open(StageState(row.state))
    return StageSlip(row, tuple((command, str(STAGE_COMMANDS[command])) for command in commands))
