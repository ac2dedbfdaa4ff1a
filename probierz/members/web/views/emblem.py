"""The page on which a coordinator puts the organiser's logo on the certificates."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import programme_view
from probierz.access.finding import no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.attachments import store
from probierz.members.actions.emblem import change_emblem
from probierz.members.queries.emblem import emblem_of
from probierz.members.web.forms.office import LogoForm
from probierz.members.web.pages import attempt, done_or_refused, files, typed

MANAGE = Permission.PROGRAMME_MANAGE


@programme_view(MANAGE)
@require_http_methods(["GET", "POST"])
def emblem(request: ProgrammeRequest) -> HttpResponse:
    form = LogoForm(typed(request), files(request))
    if attempt(form, lambda: _put(request, form)):
        return done_or_refused(request, lambda: None, done=_("The logo was changed."), back=_page(request))
    context = {"form": form, "emblem": emblem_of(request.programme), "programme": request.programme}
    return render(request, "members/emblem.html", context)


@programme_view(MANAGE)
@require_POST
def remove(request: ProgrammeRequest) -> HttpResponse:
    return done_or_refused(
        request,
        lambda: change_emblem(request.actor, programme=request.programme, content=None),
        done=_("The logo was removed."),
        back=_page(request),
    )


@programme_view(MANAGE)
@require_GET
def picture(request: ProgrammeRequest) -> HttpResponse:
    found = emblem_of(request.programme)
    if found is None:
        raise no_such_page()
    response = HttpResponse(store.content_of(found.logo.sha256), content_type=found.logo.media_type)
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _put(request: ProgrammeRequest, form: LogoForm) -> None:
    name = form.cleaned_data["logo"].name
    change_emblem(request.actor, programme=request.programme, content=form.content(), name=name)


def _page(request: ProgrammeRequest) -> str:
    return reverse("members:emblem", kwargs={"programme": request.programme.code})
