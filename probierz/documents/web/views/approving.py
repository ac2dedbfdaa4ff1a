"""Approval: asked for a fresh log-in, bound to what was on the page; going back, and the first day in force."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import office_view
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import typed
from probierz.documents.actions import approving
from probierz.documents.labels import REFUSALS
from probierz.documents.models import Revision
from probierz.documents.queries import lists
from probierz.documents.queries.people import approval_of, checkers_of, signed_for
from probierz.documents.rules import Refusal, RevisionState
from probierz.documents.web.forms.drafts import ReasonForm, ScheduleForm, Seen
from probierz.documents.web.pages import attempt, document_of, draft_of, form_page, of_document, place, today
from probierz.lib.verdicts import Denied

APPROVE, MANAGE = Permission.DOCUMENT_APPROVE, Permission.DOCUMENT_MANAGE


@office_view(APPROVE)
@require_http_methods(["GET", "POST"])
def approve(request: OfficeRequest, key: str) -> HttpResponse:
    """The whole text once more, and the button; both within minutes of a log-in."""
    found = document_of(key)
    current, _opened = lists.live_of(found)
    page: HttpResponse = _after_log_in(request, draft_of(request, found), current)
    return page


@reauthentication_required  # type: ignore[untyped-decorator] # allauth declares no types
def _after_log_in(request: OfficeRequest, revision: Revision, current: Revision | None) -> HttpResponse:
    form = Seen(typed(request), initial={"seen": revision.content.sha256 if revision.content else ""})
    if attempt(form, lambda: _approve(request, revision, form)):
        revision.refresh_from_db()
        done = revision.state == RevisionState.IN_FORCE
        messages.success(request, _("Approved and in force.") if done else _("Approved."))
        return redirect(place(request, "document", key=revision.document.key))
    verdict = approval_of(request.actor, revision, on=today())
    context = {
        "form": form,
        "document": revision.document,
        "revision": revision,
        "refusal": REFUSALS[Refusal(verdict.reason)] if isinstance(verdict, Denied) else "",
        "checkers": checkers_of(revision),
        "in_force": current,
        "signed_for": signed_for(request.actor, revision, on=today()),
    }
    return render(request, "documents/approve.html", context)


@office_view(APPROVE)
@require_http_methods(["GET", "POST"])
def send_back(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    form = ReasonForm(typed(request))
    return form_page(
        request,
        form,
        lambda: approving.send_back(
            request.actor, revision=revision, note=form.cleaned_data["note"], at=timezone.now()
        ),
        title=_("Return it to the author"),
        lead=_("Checking and approval are taken back. What you write stays with the draft."),
        submit=_("Return"),
        back=place(request, "draft", key=key),
        steps=of_document(request, found),
        done=_("The draft was returned."),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def schedule(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    form = ScheduleForm(typed(request), initial={"on": revision.valid_from or today()})
    return form_page(
        request,
        form,
        lambda: approving.schedule(request.actor, revision=revision, on=form.cleaned_data["on"], today=today()),
        title=_("First day in force"),
        lead=_("Today puts it in force at once. On a later day it changes by itself, early in the morning."),
        submit=_("Save"),
        back=place(request, "document", key=key),
        steps=of_document(request, found),
        done=_("Saved."),
    )


def _approve(request: OfficeRequest, revision: Revision, form: Seen) -> None:
    seen = form.cleaned_data["seen"]
    approving.approve(request.actor, revision=revision, seen_sha256=seen, at=timezone.now(), today=today())
