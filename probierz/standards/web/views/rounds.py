"""Rounds of assessment: the list, a round with its progress and outcome, who answers, comparison."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads, records
from probierz.design.languages import localized
from probierz.lib.sheets import Value
from probierz.standards.actions import rounds as actions
from probierz.standards.labels import CONFORMITIES, ROUND_KINDS, ROUND_STATES
from probierz.standards.models import AssessmentRound, Assignment
from probierz.standards.queries import rounds as queries
from probierz.standards.queries.catalogs import catalogs_in_use
from probierz.standards.rules import ROUND_WORKFLOW, UNDER_WAY, RoundCommand, RoundKind, RoundState
from probierz.standards.web import papers
from probierz.standards.web.forms.rounds import AssignForm, CompareForm, RoundForm
from probierz.standards.web.pages import FormPage, attempt, done_or_refused, form_page, today, typed, url

READ, MANAGE = Permission.REQUIREMENT_READ, Permission.ASSESSMENT_MANAGE
DONE = {
    RoundCommand.START: gettext_lazy("The round is open: the people asked see their requirements under their duties."),
    RoundCommand.CONFER: gettext_lazy("Individual scores are closed. Agree on one score for each sub-criterion."),
    RoundCommand.CLOSE: gettext_lazy("The round is closed."),
    RoundCommand.CANCEL: gettext_lazy("The round was cancelled."),
}
ACTIONS = {
    RoundCommand.START: actions.start_round,
    RoundCommand.CONFER: actions.confer,
    RoundCommand.CLOSE: actions.close_round,
    RoundCommand.CANCEL: actions.cancel_round,
}


@office_view(READ)
@require_GET
def rounds(request: OfficeRequest) -> HttpResponse:
    return render(request, "standards/rounds.html", {"rounds": list(queries.rounds())})


@office_view(READ)
@require_GET
def rounds_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("assessment"), _("catalog"), _("kind"), _("by when"), _("state")]
    rows: Iterator[list[Value]] = (
        [
            one.name,
            localized(one.catalog, "name"),
            str(ROUND_KINDS[RoundKind(one.kind)]),
            one.due_on,
            str(ROUND_STATES[RoundState(one.state)]),
        ]
        for one in queries.rounds()
    )
    return downloads.table(ending, head, rows, name=f"oceny-{request.office.code}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def plan(request: OfficeRequest) -> HttpResponse:
    used = catalogs_in_use(on=today())
    form = RoundForm(typed(request), catalogs=used, initial={"catalog": request.GET.get("catalog", "")})
    page = FormPage(
        title=_("Plan an assessment"),
        lead=_("Next you choose who answers about which requirements."),
        submit=_("Plan"),
        back=url(request, "rounds"),
        steps=((_("Assessments"), url(request, "rounds")),),
    )
    made: list[AssessmentRound] = []

    def act() -> None:
        made.append(actions.plan_round(request.actor, office=request.office, on=today(), **form.details()))

    if attempt(form, act):
        return redirect(url(request, "assign", key=made[0].key))
    return render(request, "standards/form.html", {"form": form, "page": page})


@office_view(READ)
@require_GET
def round_page(request: OfficeRequest, key: str) -> HttpResponse:
    one = _round(key)
    lines = queries.lines_of(one)
    others = [each for each in queries.rounds().filter(catalog=one.catalog) if each.pk != one.pk]
    context = {
        "round": one,
        "lines": lines,
        "progress": queries.progress_of(one, lines),
        "outcome": queries.outcome_of(one, lines),
        "commands": _commands(one),
        "conformities": list(CONFORMITIES.items()),
        "is_under_way": one.state in UNDER_WAY,
        "compare": CompareForm(rounds=others) if others else None,
        "related": records.related(request.actor, "standards.Assessment", one.key),
    }
    return render(request, "standards/round.html", context)


@office_view(READ)
@require_GET
def round_sheet(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = _round(key)
    lines = queries.lines_of(one)
    if ending in papers.ENDINGS:
        progress, outcome = queries.progress_of(one, lines), queries.outcome_of(one, lines)
        paper = papers.round_paper(request.office, one, lines, progress, outcome, on=today())
        return downloads.paper(ending, paper, name=one.name)
    return downloads.table(ending, papers.round_head(), papers.round_rows(one, lines), name=one.name)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def assign(request: OfficeRequest, key: str) -> HttpResponse:
    one = _round(key)
    lines = [line for line in queries.lines_of(one) if line.applies]
    missing = [line for line in lines if not line.assignments]
    form = AssignForm(
        typed(request),
        assessment=one,
        people=queries.people_to_ask(on=today()),
        leaves=[line.requirement for line in lines],
        initial={"requirements": [line.requirement.key for line in missing]},
    )
    page = FormPage(
        title=_("Who answers"),
        lead=_("Requirements without anybody: %(missing)s of %(all)s.") % {"missing": len(missing), "all": len(lines)},
        submit=_("Give out"),
        back=url(request, "round", key=key),
        steps=((_("Assessments"), url(request, "rounds")), (one.name, url(request, "round", key=key))),
        done=_("Given out."),
        wide="yes",
    )
    return form_page(request, page, form, lambda: actions.assign(request.actor, assessment=one, **form.cleaned_data))


@office_view(MANAGE)
@require_POST
def unassign(request: OfficeRequest, key: str, assignment: int) -> HttpResponse:
    rows = Assignment.objects.select_related("round", "round__office", "person", "requirement")
    row = existing(rows.filter(round=_round(key), pk=assignment).first())
    return done_or_refused(
        request,
        lambda: actions.unassign(request.actor, assignment=row),
        done=_("Taken back."),
        back=url(request, "round", key=key),
    )


@office_view(MANAGE)
@require_POST
def move(request: OfficeRequest, key: str, command: str) -> HttpResponse:
    one = _round(key)
    if command not in list(RoundCommand):
        raise no_such_page()
    wanted = RoundCommand(command)
    return done_or_refused(
        request,
        lambda: ACTIONS[wanted](request.actor, assessment=one, on=today()),
        done=DONE[wanted],
        back=url(request, "round", key=key),
    )


@office_view(READ)
@require_GET
def choose_comparison(request: OfficeRequest, key: str) -> HttpResponse:
    """Where the form of the round's page leads."""
    one = _round(key)
    others = [each for each in queries.rounds().filter(catalog=one.catalog) if each.pk != one.pk]
    form = CompareForm(request.GET, rounds=others)
    if not form.is_valid():
        messages.error(request, _("Choose a round through the same catalog."))
        return redirect(url(request, "round", key=key))
    return redirect(url(request, "compare", key=form.cleaned_data["other"], other=key))


@office_view(READ)
@require_GET
def compare(request: OfficeRequest, key: str, other: str) -> HttpResponse:
    before, after = _two(key, other)
    pairs = queries.compare(before, after)
    counts = {step: sum(pair.step == step for pair in pairs) for step in ("better", "same", "worse")}
    context = {"before": before, "after": after, "pairs": pairs, "counts": counts}
    return render(request, "standards/compare.html", context)


@office_view(READ)
@require_GET
def compare_sheet(request: OfficeRequest, key: str, other: str, ending: str) -> HttpResponse:
    before, after = _two(key, other)
    rows = papers.comparison_rows(after.catalog, queries.compare(before, after))
    return downloads.table(ending, papers.comparison_head(before, after), rows, name=f"{before.name}-{after.name}"[:80])


def _two(key: str, other: str) -> tuple[AssessmentRound, AssessmentRound]:
    """Two rounds through one catalog."""
    before, after = _round(key), _round(other)
    if before.catalog_id != after.catalog_id:
        raise no_such_page()
    return before, after


def _round(key: str) -> AssessmentRound:
    return existing(queries.round_by_key(key))


def _commands(one: AssessmentRound) -> list[str]:
    """Open commands as words for the page; CAF closes only after the consensus."""
    found = [command.value for command in ROUND_WORKFLOW.commands_open(RoundState(one.state))]
    hidden = {"close"} if one.is_caf and one.state == RoundState.OPEN else set()
    hidden |= set() if one.is_caf else {"confer"}
    return [command for command in found if command not in hidden]
