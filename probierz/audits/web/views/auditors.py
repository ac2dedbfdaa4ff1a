"""Auditors of the office: competence, hands they had in units and processes, lending to other offices."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import auditors as actions
from probierz.audits.actions.teams import decide_lending
from probierz.audits.queries import teams as queries
from probierz.audits.web.forms.teams import CompetenceForm, EndForm, InvolvementForm, LendingForm
from probierz.audits.web.pages import MANAGE, READ, page_at, today
from probierz.design import downloads
from probierz.design.pages import FormPage, form_page, typed
from probierz.offices.queries import units_on
from probierz.people.queries import employed_on
from probierz.processes.queries.cards import possible_parents

PER_PAGE = 50
SOON = timedelta(days=60)


@office_view(READ)
@require_GET
def auditors(request: OfficeRequest) -> HttpResponse:
    """Both lists on one page; the further pages of training and advice show it alone."""
    is_alone = request.GET.get("pokaz") == "udzial"
    number = request.GET.get("page")
    context = {
        "competences": Paginator(queries.competences(), PER_PAGE).get_page(None if is_alone else number),
        "involvements": Paginator(queries.involvements(), PER_PAGE).get_page(number if is_alone else None),
        "is_alone": is_alone,
        "asked": queries.asked_of(request.office) if request.actor.may(MANAGE) else [],
        "today": today(),
        "soon": today() + SOON,
    }
    return render(request, "audits/auditors.html", context)


@office_view(READ)
@require_GET
def sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    head = [_("auditor"), _("what shows the competence"), _("valid from"), _("valid to"), _("offered to others")]
    rows = [
        [str(one.employee), one.note, one.valid_from, one.valid_to, _("yes") if one.is_lent else _("no")]
        for one in queries.competences()
    ]
    return downloads.table(ending, head, rows, name=f"auditorzy-{request.office.code}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_competence(request: OfficeRequest) -> HttpResponse:
    form = CompetenceForm(typed(request), people=employed_on(today()), initial={"valid_from": today()})
    page = _page(request, title=_("Record an auditor's competence"), submit=_("Record"), done=_("Recorded."))
    return form_page(
        request,
        page,
        form,
        lambda: actions.record_competence(request.actor, office=request.office, card=form.card()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end_competence(request: OfficeRequest, competence: str) -> HttpResponse:
    row = existing(queries.competence_by_key(competence))
    form = EndForm(typed(request), initial={"on": today()})
    title = _("End the competence of %(person)s") % {"person": row.employee}
    page = _page(request, title=title, lead=row.note, submit=_("End"), done=_("Ended."), tone="danger")
    return form_page(
        request, page, form, lambda: actions.end_competence(request.actor, competence=row, **form.cleaned_data)
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def add_involvement(request: OfficeRequest) -> HttpResponse:
    form = InvolvementForm(
        typed(request), people=employed_on(today()), units=units_on(today()), processes=possible_parents(None)
    )
    page = _page(
        request,
        title=_("Record that an auditor trained or advised"),
        lead=_("For two years after it this person does not audit there."),
        submit=_("Record"),
        done=_("Recorded."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.record_involvement(request.actor, office=request.office, hand=form.hand()),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def lend(request: OfficeRequest, member: str) -> HttpResponse:
    row = existing(next((one for one in queries.asked_of(request.office) if one.key == member), None))
    form = LendingForm(typed(request))
    asked = _("%(office)s asks for %(person)s") % {"office": row.audit.office.name, "person": row.guest_name}
    page = _page(
        request,
        title=asked,
        lead=_("Audit %(audit)s, from %(since)s to %(until)s. Your auditor will see this audit and nothing else there.")
        % {"audit": row.audit, "since": row.audit.starts_on, "until": row.audit.ends_on},
        submit=_("Send the answer"),
        done=_("The other office knows your decision."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: decide_lending(
            request.actor, office=request.office, member=row, on=today(), agrees=form.cleaned_data["agrees"]
        ),
    )


def _page(request: OfficeRequest, **words: object) -> FormPage:
    return page_at(request, "auditors", _("Auditors"), **words)
