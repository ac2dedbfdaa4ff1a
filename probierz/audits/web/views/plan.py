"""An audit planned, changed, called off; its page, its plan on paper, and what differs from the audit before."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import conduct
from probierz.audits.actions import planning as actions
from probierz.audits.models import Audit
from probierz.audits.queries import audits as queries
from probierz.audits.queries.checklist import by_verdict, compare, lines_of
from probierz.audits.queries.teams import member_of, team_of, writes
from probierz.audits.rules import UNDER_WAY, MemberRole
from probierz.audits.web import papers
from probierz.audits.web.forms.planning import CancelForm, PlanForm
from probierz.audits.web.pages import MANAGE, READ, audit_of, audit_view, page_at, page_of, today, url
from probierz.design import downloads, records
from probierz.design.pages import attempt, form_page, typed
from probierz.members.queries.history import history_of
from probierz.offices.queries import units_on
from probierz.processes.queries.cards import possible_parents

# The whole history is one press away.
LATEST = 8


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add(request: OfficeRequest) -> HttpResponse:
    given = {"kind": request.GET.get("kind", "planned"), "processes": request.GET.getlist("process")}
    form = PlanForm(typed(request), units=units_on(today()), processes=possible_parents(None), initial=given)
    page = page_at(
        request,
        "programme",
        _("Audits"),
        title=_("Plan an audit"),
        lead=_(
            "Next you choose the team and the checklist. Findings of the last audit of this area come by themselves."
        ),
        submit=_("Plan"),
    )
    made: list[Audit] = []
    if attempt(
        form,
        lambda: made.append(actions.plan_audit(request.actor, office=request.office, plan=form.plan())),
        sentences=page.sentences,
    ):
        return redirect(url(request, "team", key=made[0].key))
    return render(request, "design/form_page.html", {"form": form, "page": page})


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    units, processes = list(queries.units_of(audit)), list(queries.processes_of(audit))
    known_units, known = list(units_on(today())), possible_parents(None)
    form = PlanForm(
        typed(request),
        initial=PlanForm.values_of(audit, units, processes),
        units=[*known_units, *(one for one in units if one not in known_units)],
        processes=[*known, *(one for one in processes if one not in known)],
    )
    page = page_of(
        request,
        audit,
        back="audit",
        title=_("Change the plan"),
        lead=_("The team is judged anew: everybody must be independent and competent on the new days."),
        submit=_("Save"),
        done=_("The plan was changed."),
    )
    return form_page(request, page, form, lambda: actions.change_plan(request.actor, audit=audit, plan=form.plan()))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def cancel(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    form = CancelForm(typed(request))
    page = page_of(
        request,
        audit,
        back="audit",
        title=_("Call the audit off"),
        lead=_("The audit stays in the programme with the reason. Its checklist stays readable."),
        submit=_("Call off"),
        done=_("The audit was called off."),
        tone="danger",
    )
    return form_page(
        request,
        page,
        form,
        lambda: conduct.cancel(request.actor, audit=audit, on=today(), **form.cleaned_data),
    )


@audit_view(READ)
@require_GET
def audit(request: OfficeRequest, key: str) -> HttpResponse:
    one = audit_of(key)
    lines = lines_of(one)
    member, manages = member_of(one, request.actor.account), request.actor.may(MANAGE)
    context = {
        "audit": one,
        "row": queries.row_of(one),
        "team": team_of(one),
        "member": member,
        "may_write": writes(member) or manages,
        "may_lead": manages or (member is not None and member.role == MemberRole.LEAD),
        "asked": queries.asked_person(one, request.actor.account, on=today()) if one.answers_by else None,
        "finished": sum(line.is_done for line in lines),
        "groups": by_verdict(lines),
        "previous": queries.previous_of(one),
        "recipients": queries.recipients_of(one),
        "recipient": queries.recipient_for(one, request.actor.account),
        "is_under_way": one.state in UNDER_WAY,
        "related": records.related(request.actor, "audits.Audit", one.key),
        "history": history_of(one, limit=LATEST) if request.actor.may(Permission.TRAIL_READ) else [],
        "today": today(),
    }
    return render(request, "audits/audit.html", context)


@audit_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    one = audit_of(key)
    record = papers.paper_of_plan(queries.row_of(one), team_of(one), on=today())
    return downloads.paper(ending, record, name=f"plan-auditu-{one.code}")


@office_view(READ)
@require_GET
def comparison(request: OfficeRequest, key: str) -> HttpResponse:
    one = audit_of(key)
    earlier = queries.previous_of(one)
    found = compare(one, earlier) if earlier else None
    counts = {step: found.count(step) for step in ("better", "same", "worse")} if found else {}
    context = {"audit": one, "earlier": earlier, "comparison": found, "counts": counts}
    return render(request, "audits/comparison.html", context)
