"""Who holds which role in the office, and who is invited."""

from datetime import timedelta
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.lib.polish import sort_key
from probierz.members.actions import invitations, second_factor
from probierz.members.actions import roles as actions
from probierz.members.actions.invitations import Sent
from probierz.members.labels import INVITATION_STATES
from probierz.members.models import Invitation
from probierz.members.queries import roles as queries
from probierz.members.queries.second_factor import with_second_factor
from probierz.members.web.forms.office import EndOfRole, InvitationForm, RoleForm
from probierz.members.web.letters import address_of, deliver, roles_of, tell_of_reset
from probierz.members.web.pages import FormPage, Step, attempt, done_or_refused, form_page, today, typed
from probierz.people.labels import ROLES
from probierz.people.models import Account, Membership
from probierz.people.rules import Role

MANAGE = Permission.MEMBERSHIP_MANAGE
LOST_SECOND_STEP = gettext_lazy(
    "Do it when somebody lost the phone or the key, and you are sure who asks: talk in person or by telephone. "
    "Until a new second step is set, the password alone opens the account."
)


@office_view(MANAGE)
@require_GET
def roles(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    waiting = [
        (one, roles_of(one), one.state(now).value, INVITATION_STATES[one.state(now)])
        for one in queries.waiting_invitations().select_related("office")
    ]
    held = [(one, ROLES[Role(one.role)]) for one in sorted(queries.memberships(on=today()), key=_by_name)]
    secured = with_second_factor(one.account_id for one, _name in held)
    context = {"held": held, "waiting": waiting, "today": today(), "secured": secured}
    return render(request, "members/roles.html", context)


@office_view(MANAGE)
@require_GET
def roles_sheet(request: OfficeRequest, ending: str) -> HttpResponse:
    """Who holds which role; invitations are not of the list."""
    head = ["nazwisko i imię", "e-mail", "rola", "od", "do"]
    rows = (
        [one.account.name, one.account.email, str(ROLES[Role(one.role)]), one.since, one.until]
        for one in sorted(queries.memberships(on=today()), key=_by_name)
    )
    return downloads.table(ending, head, rows, name=f"role-{request.office.code}")


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def invite(request: OfficeRequest) -> HttpResponse:
    form = InvitationForm(typed(request))
    sent: list[Sent[Invitation]] = []
    if attempt(
        form,
        lambda: sent.append(
            invitations.invite(request.actor, office=request.office, now=timezone.now(), **form.cleaned_data)
        ),
    ):
        return show_letter(request, sent[0], back=_list(request))
    page = FormPage(
        title=_("Invite somebody"),
        lead=_("Whoever opens the letter sets a name and a password, or adds the roles to an account they have."),
        submit=_("Send the invitation"),
        back=_list(request),
        steps=(_step(request),),
    )
    return render(request, "members/form.html", {"form": form, "page": page})


@office_view(MANAGE)
@require_POST
def send_again(request: OfficeRequest, key: str) -> HttpResponse:
    sent = invitations.send_again(request.actor, invitation=_invitation(key), now=timezone.now())
    return show_letter(request, sent, back=_list(request))


@office_view(MANAGE)
@require_POST
def withdraw(request: OfficeRequest, key: str) -> HttpResponse:
    invitation = _invitation(key)
    return done_or_refused(
        request,
        lambda: invitations.withdraw_invitation(request.actor, invitation=invitation, now=timezone.now()),
        done=_("The invitation was withdrawn. Its letter opens nothing any more."),
        back=_list(request),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def give(request: OfficeRequest) -> HttpResponse:
    people = {one.account.key: one.account for one in queries.memberships(on=today())}
    choices = [(key, account.name) for key, account in people.items()]
    form = RoleForm(typed(request), people=choices, today=today())
    page = FormPage(
        title=_("Give a role"),
        lead=_("To somebody who has a role in this office already. Everybody else is invited."),
        submit=_("Give the role"),
        back=_list(request),
        steps=(_step(request),),
        done=_("The role was given."),
    )
    return form_page(request, page, form, lambda: _give(request, people, form.cleaned_data))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def end(request: OfficeRequest, membership: int) -> HttpResponse:
    row = existing(queries.membership_to_end(membership))
    form = EndOfRole(typed(request), initial={"on": today()})
    page = FormPage(
        title=_("End the role: %(role)s") % {"role": ROLES[Role(row.role)]},
        lead=row.account.name,
        submit=_("End the role"),
        tone="danger",
        back=_list(request),
        steps=(_step(request),),
        done=_("The end of the role was recorded."),
    )
    return form_page(request, page, form, lambda: actions.end_role(request.actor, membership=row, **form.cleaned_data))


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def reset_second_factor(request: OfficeRequest, membership: int) -> HttpResponse:
    account = existing(queries.memberships(on=today()).filter(pk=membership).first()).account
    page = FormPage(
        title=_("Take away the second step: %(name)s") % {"name": account.name},
        lead=LOST_SECOND_STEP,
        submit=_("Take away the second step"),
        tone="danger",
        back=_list(request),
        steps=(_step(request),),
        done=_("The second step was taken away. We wrote about it to this person."),
    )

    def act() -> None:
        second_factor.reset_in_office(request.actor, office=request.office, account=account)
        tell_of_reset(account)

    return form_page(request, page, Form(typed(request)), act)


def show_letter(request: Any, sent: Any, *, back: str) -> HttpResponse:
    """The only page that ever shows the secret address; it is neither stored nor cached."""
    context = {
        "invitation": sent.invitation,
        "address": address_of(sent),
        "is_sent": deliver(sent),
        "roles": roles_of(sent.invitation),
        "back": back,
    }
    response = render(request, "members/invitation_sent.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _by_name(membership: Membership) -> tuple[str, str]:
    return sort_key(membership.account.name), membership.role


def _give(request: OfficeRequest, people: dict[str, Account], given: dict[str, Any]) -> None:
    until = given["last_day"] + timedelta(days=1) if given["last_day"] else None
    actions.give_role(
        request.actor,
        office=request.office,
        account=people[given["account"]],
        role=Role(given["role"]),
        on=given["on"],
        until=until,
    )


def _invitation(key: str) -> Invitation:
    return existing(queries.invitation_by_key(key))


def _list(request: OfficeRequest) -> str:
    return reverse("members:roles", kwargs={"office": request.office.code})


def _step(request: OfficeRequest) -> Step:
    return gettext_lazy("Roles"), _list(request)
