"""The quality policy: read by everybody, written by those in charge, adopted by the head."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import form_page, typed
from probierz.planning.actions import policy as actions
from probierz.planning.queries import objectives as queries
from probierz.planning.web.forms import AdoptForm, PolicyForm
from probierz.planning.web.pages import page_of, today, url
from probierz.planning.web.papers import paper_of_policy


@office_view(Permission.OFFICE_READ)
@require_GET
def policy(request: OfficeRequest) -> HttpResponse:
    """Everybody who works in the office may read it; the draft is for those in charge."""
    context = {
        "policy": queries.policy_in_force(),
        "versions": queries.policies(),
        "draft": queries.policy_draft() if request.actor.may(Permission.PLANNING_READ) else None,
    }
    return render(request, "planning/policy.html", context)


@office_view(Permission.PLANNING_MANAGE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest) -> HttpResponse:
    last = queries.policy_draft() or queries.policy_in_force()
    form = PolicyForm(typed(request), initial={"text": last.text if last else ""})
    page = page_of(
        request,
        "overview",
        (_("Quality policy"), url(request, "policy")),
        title=_("Write the quality policy"),
        lead=_("This is a draft. The version in force stays until the head adopts the new one."),
        submit=_("Save the draft"),
        done=_("The draft was saved."),
        wide=True,
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.write_policy(request.actor, office=request.office, text=form.cleaned_data["text"]),
    )


@office_view(Permission.PLANNING_ADOPT)
@require_http_methods(["GET", "POST"])
def adopt(request: OfficeRequest) -> HttpResponse:
    draft = existing(queries.policy_draft())
    form = AdoptForm(typed(request), initial={"on": today(), "seen": draft.text})
    page = page_of(
        request,
        "overview",
        (_("Quality policy"), url(request, "policy")),
        title=_("Adopt the quality policy"),
        lead=_("The text as you see it on the page of the policy. An adopted version never changes."),
        submit=_("Adopt"),
        done=_("The policy is in force."),
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.adopt_policy(request.actor, office=request.office, today=today(), **form.cleaned_data),
    )


@office_view(Permission.OFFICE_READ)
@require_GET
def paper(request: OfficeRequest, number: int, ending: str) -> HttpResponse:
    one = existing(queries.policy_numbered(number))
    return downloads.paper(ending, paper_of_policy(one, request.office, on=today()), name=f"polityka-jakosci-{number}")
