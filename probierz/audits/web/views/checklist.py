"""The checklist before the audit: questions added, given out, taken out, printed."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import checklist as actions
from probierz.audits.models import Audit
from probierz.audits.queries import checklist as queries
from probierz.audits.queries.audits import processes_of, row_of
from probierz.audits.queries.teams import can_write, member_of, team_of, writes
from probierz.audits.rules import BEFORE_REPORT, Origin
from probierz.audits.web import papers
from probierz.audits.web.forms.checklist import AssignForm, CardsForm, OwnForm, RequirementsForm
from probierz.audits.web.pages import (
    CONDUCT,
    MANAGE,
    READ,
    SENTENCES,
    audit_of,
    audit_view,
    page_of,
    steps_to,
    today,
    url,
)
from probierz.design import downloads
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.processes.models import ProcessRequirement
from probierz.processes.queries.cards import possible_parents
from probierz.standards.queries.catalogs import requirements_in_use


@audit_view(READ)
@require_GET
def checklist(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    lines = queries.lines_of(audit)
    member = member_of(audit, request.actor.account)
    context = {
        "audit": audit,
        "lines": lines,
        "groups": [(one, [line for line in lines if line.question.origin == one]) for one in Origin],
        "is_open": audit.state in BEFORE_REPORT,
        "can_write": writes(member) or request.actor.may(MANAGE),
        "member": member,
        "steps": steps_to(request, audit),
    }
    return render(request, "audits/checklist.html", context)


@audit_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    audit = audit_of(key)
    record = papers.paper_of_checklist(row_of(audit), queries.lines_of(audit), on=today())
    return downloads.paper(ending, record, name=f"lista-pytan-{audit.code}")


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def add_requirements(request: OfficeRequest, key: str) -> HttpResponse:
    """Those linked with the audited processes are chosen already."""
    audit = audit_of(key)
    linked = ProcessRequirement.objects.filter(process__in=processes_of(audit)).values_list("requirement", flat=True)
    known = {one.requirement_id for one in queries.questions_of(audit)}
    leaves = [one for one in requirements_in_use(on=today()) if one.pk not in known]
    chosen = set(linked)
    initial = {"requirements": [one.key for one in leaves if one.pk in chosen]}
    form = RequirementsForm(typed(request), leaves=leaves, initial=initial)
    title = _("Add questions from the requirements")
    return _form(
        request, audit, form, title, lambda: actions.add_requirements(request.actor, audit=audit, **form.cleaned_data)
    )


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def add_cards(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    own = list(processes_of(audit))
    offered = own or possible_parents(None)
    form = CardsForm(typed(request), processes=offered, initial={"processes": [one.key for one in own]})
    title = _("Add questions from process cards")
    return _form(
        request,
        audit,
        form,
        title,
        lambda: actions.add_from_cards(request.actor, audit=audit, on=today(), **form.cleaned_data),
    )


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def add_own(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    form = OwnForm(typed(request))
    title = _("Add your own questions")
    return _form(request, audit, form, title, lambda: actions.add_own(request.actor, audit=audit, **form.cleaned_data))


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def assign(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    questions = list(queries.questions_of(audit))
    free = [one.key for one in questions if one.assigned_to_id is None]
    members = can_write(team_of(audit))
    form = AssignForm(typed(request), members=members, questions=questions, initial={"questions": free})
    page = page_of(
        request,
        audit,
        back="checklist",
        title=_("Give out the questions"),
        lead=_("Those nobody has yet are chosen already."),
        submit=_("Give out"),
        done=_("The questions were given out."),
        wide=True,
    )
    return form_page(request, page, form, lambda: actions.assign(request.actor, audit=audit, **form.cleaned_data))


@audit_view(CONDUCT)
@require_POST
def drop(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    row = existing(queries.question_by_key(audit_of(key), question))
    return done_or_refused(
        request,
        lambda: actions.drop_question(request.actor, question=row),
        done=_("The question was taken out."),
        back=url(request, "checklist", key=key),
        sentences=SENTENCES,
    )


def _form(request: OfficeRequest, audit: Audit, form: Form, title: str, act: Callable[[], object]) -> HttpResponse:
    page = page_of(
        request,
        audit,
        back="checklist",
        title=title,
        submit=_("Add"),
        done=_("The questions were added."),
        further=((_("Checklist"), url(request, "checklist", key=audit.key)),),
        wide=True,
    )
    return form_page(request, page, form, act)
