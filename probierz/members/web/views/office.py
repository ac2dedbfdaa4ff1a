"""The office's first page and its settings: letterhead, name, security, sharing with programmes."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.attachments import store
from probierz.members.actions import office as actions
from probierz.members.queries import office as queries
from probierz.members.queries.roles import leaders
from probierz.members.queries.structure import tree
from probierz.members.web.forms.office import LetterheadForm, LogoForm, NameForm, SecurityForm
from probierz.members.web.pages import FormPage, attempt, done_or_refused, files, form_page, today, typed
from probierz.offices.labels import OFFICE_KINDS, SHARING_TOPICS
from probierz.offices.rules import OfficeKind, SharingTopic
from probierz.people.labels import ROLES
from probierz.people.queries import headcount

READ, MANAGE = Permission.OFFICE_READ, Permission.OFFICE_MANAGE


@office_view(READ)
@require_GET
def office(request: OfficeRequest) -> HttpResponse:
    place = request.office
    context: dict[str, Any] = {
        "kind": OFFICE_KINDS[OfficeKind(place.kind)],
        "letterhead": queries.letterhead_of(place),
        "identities": queries.identities_of(place),
        "predecessors": queries.predecessors_of(place),
        "leaders": [(ROLES[role], names) for role, names in leaders(on=today()).items()],
        "people": headcount(today()),
        "branches": tree(on=today()),
        "sharing": queries.sharing_of(place, on=today()),
    }
    return render(request, "members/office.html", context)


@office_view(READ)
@require_GET
def logo(request: OfficeRequest) -> HttpResponse:
    letterhead = queries.letterhead_of(request.office)
    if letterhead is None or letterhead.logo is None:
        raise no_such_page()
    response = HttpResponse(store.content_of(letterhead.logo.sha256), content_type=letterhead.logo.media_type)
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, max-age=3600"
    return response


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def letterhead(request: OfficeRequest) -> HttpResponse:
    current = queries.letterhead_of(request.office)
    form = LetterheadForm(request.POST) if request.method == "POST" else LetterheadForm.of(current)
    if attempt(form, lambda: actions.change_letterhead(request.actor, office=request.office, lines=form.lines())):
        messages.success(request, _("Saved."))
        return redirect(request.path)
    return render(request, "members/letterhead.html", {"form": form, "letterhead": current, "logo_form": LogoForm()})


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def change_logo(request: OfficeRequest) -> HttpResponse:
    form = LogoForm(typed(request), files(request))
    page = FormPage(
        title=_("Logo"), submit=_("Put it on the letterhead"), back=_settings(request), done=_("The logo was changed.")
    )
    return form_page(
        request,
        page,
        form,
        lambda: actions.change_logo(
            request.actor, office=request.office, content=form.content(), name=form.cleaned_data["logo"].name
        ),
    )


@office_view(MANAGE)
@require_POST
def remove_logo(request: OfficeRequest) -> HttpResponse:
    return done_or_refused(
        request,
        lambda: actions.change_logo(request.actor, office=request.office, content=None),
        done=_("The logo was removed."),
        back=_settings(request),
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def rename(request: OfficeRequest) -> HttpResponse:
    place = request.office
    initial = {"name": place.name, "teryt": place.teryt, "on": today()}
    form = NameForm(typed(request), initial=initial, kind=OfficeKind(place.kind))
    if attempt(form, lambda: actions.rename_office(request.actor, office=place, today=today(), **form.cleaned_data)):
        messages.success(request, _("The office has a new name from that day."))
        return redirect(request.path)
    return render(request, "members/name.html", {"form": form, "identities": queries.identities_of(place)})


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def security(request: OfficeRequest) -> HttpResponse:
    place = request.office
    form = SecurityForm(typed(request), initial=vars(place))
    if attempt(
        form,
        lambda: actions.change_security(
            request.actor, office=place, has_second_factor=is_mfa_enabled(request.user), **form.cleaned_data
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect(request.path)
    return render(request, "members/security.html", {"form": form})


@office_view(READ)
@require_GET
def sharing(request: OfficeRequest) -> HttpResponse:
    context = {"sharing": queries.sharing_of(request.office, on=today()), "topics": SHARING_TOPICS}
    return render(request, "members/sharing.html", context)


@office_view(MANAGE)
@require_POST
def change_sharing(request: OfficeRequest, participation: int, topic: str) -> HttpResponse:
    """Gives the consent when `share` is sent with `yes`, withdraws it otherwise."""
    row = queries.participation_of(request.office, participation)
    if row is None or topic not in list(SharingTopic):
        raise no_such_page()
    gives = request.POST.get("share") == "yes"
    act = actions.give_consent if gives else actions.withdraw_consent
    return done_or_refused(
        request,
        lambda: act(request.actor, office=request.office, participation=row, topic=SharingTopic(topic), on=today()),
        done=gettext_lazy("The programme may read this from today.")
        if gives
        else gettext_lazy("The programme can no longer read this."),
        back=reverse("members:sharing", kwargs={"office": request.office.code}),
    )


def _settings(request: OfficeRequest) -> str:
    return reverse("members:letterhead", kwargs={"office": request.office.code})
