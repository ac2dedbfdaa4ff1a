"""Pages that move a nonconformity: report, judge, cause, plan, check, and the ways back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import attempt, done_or_refused, form_page, typed
from probierz.improvement.actions import cases as actions
from probierz.improvement.actions.reporting import Report
from probierz.improvement.actions.reporting import report as report_action
from probierz.improvement.labels import CAUSE_METHODS, REFUSALS
from probierz.improvement.models import Nonconformity
from probierz.improvement.queries import lists
from probierz.improvement.rules import CauseMethod, Grade, Refusal, Source
from probierz.improvement.web.forms import CauseForm, CheckForm, JudgeForm, PlanForm, ReasonForm, ReportForm
from probierz.improvement.web.origins import origin_of
from probierz.improvement.web.pages import me, page_of_case, people, today, url
from probierz.lib.refusals import Refused
from probierz.offices.queries import units_on
from probierz.processes.queries.cards import possible_parents
from probierz.standards.queries.catalogs import requirements_in_use

REPORT, MANAGE = Permission.IMPROVEMENT_REPORT, Permission.IMPROVEMENT_MANAGE
USUAL = {"source": Source.EMPLOYEE, "grade": Grade.MINOR}


def places(*, manages: bool) -> dict[str, Any]:
    """What a report may be about; requirements only for those who judge it."""
    requirements = requirements_in_use(on=today()) if manages else ()
    return {"process": possible_parents(None), "unit": units_on(today()), "requirement": requirements}


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def report(request: OfficeRequest) -> HttpResponse:
    """From any page: its record, when it has one, is kept as the origin."""
    manages = request.actor.may(MANAGE)
    origin = origin_of(request.GET.get("z", ""), office=request.office, reader=request.actor)
    form = ReportForm(
        typed(request),
        manages=manages,
        **places(manages=manages),
        initial={**USUAL, "found_on": today(), "process": origin.process or request.GET.get("process", "")},
    )
    made: list[Nonconformity] = []

    def act() -> None:
        details = Report(**{**form.details(), **origin.values(), "found_by": me(request)})
        made.append(_reported_once(request, details))

    if attempt(form, act, sentences=REFUSALS):
        messages.success(request, _("Reported as number %(number)s. Thank you.") % {"number": made[0].number})
        return redirect(url(request, "case", key=made[0].key))
    return render(request, "improvement/report.html", {"form": form, "origin": origin})


def _reported_once(request: OfficeRequest, details: Report) -> Nonconformity:
    """The new one, or for a button pressed twice the one of a moment ago."""
    try:
        return report_action(request.actor, office=request.office, details=details, by_hand=True)
    except Refused as refused:
        if refused.reason is not Refusal.TOLD_ALREADY:
            raise
        return existing(lists.case_by_number(int(refused.params["number"])))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def judge(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = JudgeForm(typed(request), people=people(), **places(manages=True), initial=JudgeForm.values_of(case))
    page = page_of_case(request, case, title=_("Judge and assign"), submit=_("Save"), done=_("Saved."))
    return form_page(request, page, form, lambda: actions.judge(request.actor, case=case, judgement=form.judgement()))


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def analyse(request: OfficeRequest, key: str) -> HttpResponse:
    """One of three ways to the cause; the others are one link away, and what was found stays."""
    case = existing(lists.case_by_key(key))
    wish = request.POST.get("method") or request.GET.get("jak") or case.cause_method
    method = CauseMethod(wish) if wish in set(CauseMethod) else CauseMethod.FIVE_WHY
    form = CauseForm(typed(request), method=method, initial=_found_before(case))
    if attempt(form, lambda: actions.analyse(request.actor, case=case, cause=form.result()), sentences=REFUSALS):
        messages.success(request, _("The cause is written down. Plan what removes it."))
        return redirect(url(request, "case", key=key))
    methods = [(code.value, words, code is method) for code, words in CAUSE_METHODS.items()]
    return render(request, "improvement/cause.html", {"form": form, "case": case, "methods": methods})


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def plan(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = PlanForm(typed(request), people=people(), initial=PlanForm.values_of(case))
    page = page_of_case(
        request,
        case,
        title=_("Confirm the plan"),
        lead=_("The actions stand on the card. Say now how and when somebody else will check whether they helped."),
        submit=_("Confirm the plan"),
        done=_("The plan is confirmed."),
    )
    return form_page(request, page, form, lambda: actions.plan(request.actor, case=case, plan=form.plan()))


@office_view(REPORT)
@require_POST
def start(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    return _button(request, case, lambda: actions.start(request.actor, case=case), _("The work has started."))


@office_view(REPORT)
@require_POST
def finish(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    done = _("Handed over to the check.")
    return _button(request, case, lambda: actions.finish(request.actor, case=case), done)


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def check(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = CheckForm(typed(request), initial={"on": today()})
    page = page_of_case(
        request,
        case,
        title=_("Did it help?"),
        lead=_("You were to look at this: %(criterion)s") % {"criterion": case.criterion},
        submit=_("Record the check"),
        done=_("The check is recorded."),
    )
    return form_page(request, page, form, lambda: actions.check(request.actor, case=case, finding=form.finding()))


@office_view(REPORT)
@require_http_methods(["GET", "POST"])
def revise(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = ReasonForm(typed(request))
    words = {"title": _("Go back to the cause"), "submit": _("Go back"), "done": _("The plan is open again.")}
    lead = _("The actions stay on the card. Give up those that no longer make sense.")
    page = page_of_case(request, case, lead=lead, **words)
    return form_page(request, page, form, lambda: actions.revise(request.actor, case=case, **form.cleaned_data))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def reject(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = ReasonForm(typed(request))
    words = {"title": _("Reject the report"), "submit": _("Reject"), "done": _("Rejected."), "tone": "danger"}
    page = page_of_case(request, case, lead=_("Whoever reported it reads the reason on the card."), **words)
    return form_page(
        request, page, form, lambda: actions.reject(request.actor, case=case, on=today(), **form.cleaned_data)
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def restore(request: OfficeRequest, key: str) -> HttpResponse:
    case = existing(lists.case_by_key(key))
    form = ReasonForm(typed(request))
    words = {"title": _("Take it up again"), "submit": _("Take up again"), "done": _("Taken up again.")}
    lead = _("Actions that were given up with it stay given up. Plan them anew.")
    page = page_of_case(request, case, lead=lead, **words)
    return form_page(request, page, form, lambda: actions.restore(request.actor, case=case, **form.cleaned_data))


def _button(request: OfficeRequest, case: Nonconformity, act: Any, done: str) -> HttpResponse:
    back = url(request, "case", key=case.key)
    return done_or_refused(request, act, done=done, back=back, sentences=REFUSALS)


def _found_before(case: Nonconformity) -> dict[str, Any]:
    whys = {f"why_{place}": why for place, why in enumerate(case.cause_steps.get("whys", []), start=1)}
    bones = {f"bone_{area}": found for area, found in case.cause_steps.get("bones", {}).items()}
    return {"cause": case.cause, "area": case.cause_area, **whys, **bones}
