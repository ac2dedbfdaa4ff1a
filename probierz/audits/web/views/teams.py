"""The team of an audit: who may join and why somebody may not, people of other offices."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import teams as actions
from probierz.audits.queries import teams as queries
from probierz.audits.rules import BEFORE_REPORT, MemberRole
from probierz.audits.web.forms.teams import GuestForm, MemberForm
from probierz.audits.web.pages import MANAGE, READ, SENTENCES, audit_of, page_of, steps_to, today, url
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.lib.verdicts import Denied


@office_view(READ)
@require_GET
def team(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    members = queries.team_of(audit)
    inside = {one.employee_id for one in members}
    found = [one for one in queries.chances(audit, MemberRole.AUDITOR, on=today()) if one.employee.pk not in inside]
    context = {
        "audit": audit,
        "team": members,
        "fit": [one for one in found if one.verdict],
        "unfit": [(one.employee, _why(one.verdict)) for one in found if isinstance(one.verdict, Denied)],
        "is_open": audit.state in BEFORE_REPORT,
        "steps": steps_to(request, audit),
    }
    return render(request, "audits/team.html", context)


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def name(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    people = [one.employee for one in queries.chances(audit, MemberRole.OBSERVER, on=today())]
    has_lead = any(one.role == MemberRole.LEAD for one in queries.team_of(audit))
    initial = {"person": request.GET.get("person", ""), "role": "auditor" if has_lead else "lead"}
    form = MemberForm(typed(request), people=people, initial=initial)
    page = page_of(
        request,
        audit,
        back="team",
        title=_("Name a person to the team"),
        lead=_("Nobody audits their own work: whoever works there, trained or advised there, is refused."),
        submit=_("Name to the team"),
        done=_("The person belongs to the team."),
        further=((_("Team"), url(request, "team", key=key)),),
    )
    return form_page(request, page, form, lambda: actions.name_member(request.actor, audit=audit, **form.cleaned_data))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def ask(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    lent = queries.lent_to(request.office, since=audit.starts_on, until=audit.ends_on, on=today())
    form = GuestForm(typed(request), lent=lent, initial={"role": "auditor"})
    page = page_of(
        request,
        audit,
        back="team",
        title=_("Ask another office for an auditor"),
        lead=_("The other office decides. When it agrees, its auditor sees this audit and nothing else of your office.")
        if lent
        else _("No office of your programmes offers an auditor who is competent on the days of this audit."),
        submit=_("Ask"),
        done=_("The other office was asked."),
        further=((_("Team"), url(request, "team", key=key)),),
    )
    return form_page(
        request, page, form, lambda: actions.ask_for_guest(request.actor, audit=audit, asked=form.asked(), on=today())
    )


@office_view(MANAGE)
@require_POST
def release(request: OfficeRequest, key: str, member: str) -> HttpResponse:
    row = existing(queries.member_by_key(audit_of(key), member))
    return done_or_refused(
        request,
        lambda: actions.release_member(request.actor, member=row),
        done=_("The person was released."),
        back=url(request, "team", key=key),
        sentences=SENTENCES,
    )


def _why(verdict: Denied) -> str:
    words = str(SENTENCES[verdict.reason])
    return words % verdict.params if verdict.params else words
