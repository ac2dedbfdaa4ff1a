"""What a programme is called, when it runs, whether the public sees it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import programme_view
from probierz.access.permissions import Permission
from probierz.access.requests import ProgrammeRequest
from probierz.programme.actions.settings import ProgrammeSettings, change_programme
from probierz.programme.web.forms import SettingsForm


@programme_view(Permission.PROGRAMME_MANAGE)
@require_http_methods(["GET", "POST"])
def settings(request: ProgrammeRequest) -> HttpResponse:
    initial = {name: getattr(request.programme, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_programme(request.actor, programme=request.programme, settings=ProgrammeSettings(**form.cleaned_data))
        messages.success(request, _("The settings have been saved."))
        return redirect("programme:settings", programme=request.programme.code)
    return render(request, "programme/settings.html", {"programme": request.programme, "form": form})
