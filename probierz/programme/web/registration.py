"""An office registers its people for the conferences of its programmes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.lib.polish import listed_name
from probierz.programme.actions import conference as actions
from probierz.programme.labels import REGISTRATION_REFUSALS
from probierz.programme.queries import OfficeConference, conferences_for
from probierz.programme.queries.conference import employees_to_send, own_registration
from probierz.programme.rules import RegistrationRefusal
from probierz.programme.web.forms import RegistrationForm

FIELDS = {RegistrationRefusal.NAMELESS: "guest", RegistrationRefusal.TWICE: "guest"}


@office_view(Permission.CONFERENCE_REGISTER)
@require_http_methods(["GET", "POST"])
def conferences(request: OfficeRequest, key: str = "") -> HttpResponse:
    """The next conference, or the one of this key, with the office's own people."""
    today = timezone.localdate()
    found = conferences_for(request.office, today=today)
    shown = _shown(found, key)
    if shown is None:
        return render(request, "programme/registration.html", {"office": request.office, "shown": None})
    people = {one.pk: one for one in employees_to_send(shown.conference, today=today)}
    names = [(pk, listed_name(one.given_name, one.family_name)) for pk, one in people.items()]
    form = RegistrationForm(request.POST or None, employees=names)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        employee = people.get(given.pop("employee") or 0)
        try:
            actions.register_participant(
                request.actor, conference=shown.conference, office=request.office, employee=employee, **given
            )
        except actions.RegistrationRefused as refused:
            form.add_error(FIELDS.get(refused.reason), str(REGISTRATION_REFUSALS[refused.reason]))
        else:
            messages.success(request, _("Registered."))
            return redirect("programme:registration", office=request.office.code, key=shown.conference.key)
    context = {"office": request.office, "shown": shown, "others": found, "form": form}
    return render(request, "programme/registration.html", context)


@office_view(Permission.CONFERENCE_REGISTER)
@require_POST
def withdraw(request: OfficeRequest, key: str) -> HttpResponse:
    row = existing(own_registration(key))
    try:
        actions.withdraw_registration(request.actor, registration=row)
    except actions.RegistrationRefused as refused:
        messages.error(request, str(REGISTRATION_REFUSALS[refused.reason]))
    else:
        messages.success(request, _("The registration has been withdrawn."))
    return redirect("programme:conferences", office=request.office.code)


def _shown(found: list[OfficeConference], key: str) -> OfficeConference | None:
    if not key:
        return found[0] if found else None
    for one in found:
        if one.conference.key == key:
            return one
    raise no_such_page()
