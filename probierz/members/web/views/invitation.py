"""The page that an invitation opens."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from probierz.access.doors import public_view
from probierz.access.requests import ActorRequest
from probierz.members.actions.invitations import NewPerson, accept_coordination, accept_invitation, bearer
from probierz.members.actions.refusals import Refused
from probierz.members.labels import REFUSALS
from probierz.members.models import CoordinatorInvitation, Invitation
from probierz.members.queries.roles import has_account, invitation_by_token
from probierz.members.web.forms.invitation import IntroductionForm
from probierz.members.web.letters import place_of, roles_of
from probierz.members.web.pages import attempt, typed
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.models import Account

AnyInvitation = Invitation | CoordinatorInvitation


@public_view("Whoever was invited has no account yet; the secret in the address is the key.")
@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: ActorRequest, token: str) -> HttpResponse:
    invitation = invitation_by_token(token, now=timezone.now())
    if invitation is None:
        return render(request, "members/invitation_closed.html", status=404)
    account = request.actor.account
    if account is not None:
        return _accept_as(request, invitation, account)
    if has_account(invitation.email):
        return render(request, "members/invitation_login.html", _about(invitation))
    form = IntroductionForm(typed(request), email=invitation.email)
    taken: list[Account] = []
    if attempt(form, lambda: taken.append(_accept(invitation, form.person()))):
        login(request, taken[0])
        messages.success(request, _("Welcome. Your account is ready."))
        return redirect("desk:duties")
    return render(request, "members/invitation.html", {"form": form, **_about(invitation)})


def _accept_as(request: ActorRequest, invitation: AnyInvitation, account: Account) -> HttpResponse:
    if request.method != "POST":
        return render(request, "members/invitation_known.html", {"account": account, **_about(invitation)})
    try:
        _accept(invitation, account)
    except Refused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    else:
        messages.success(request, _("The new roles are on your account."))
    return redirect("desk:duties")


def _accept(invitation: AnyInvitation, person: Account | NewPerson) -> Account:
    """Whoever comes with the secret acts in the one place the invitation is for."""
    actor = bearer(invitation, person if isinstance(person, Account) else None)
    now = timezone.now()
    if isinstance(invitation, Invitation):
        with office_scope(invitation.office_id):
            return accept_invitation(actor, invitation=invitation, person=person, now=now)
    with programme_scope(invitation.programme_id):
        return accept_coordination(actor, invitation=invitation, person=person, now=now)


def _about(invitation: AnyInvitation) -> dict[str, object]:
    return {"invitation": invitation, "place": place_of(invitation), "roles": roles_of(invitation)}
