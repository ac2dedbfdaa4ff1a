"""One's own notices, and how one wants to be written to."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import person_view
from probierz.access.finding import existing
from probierz.access.requests import PersonRequest
from probierz.notices import actions, queries
from probierz.notices.web.forms import PreferenceForm


@person_view
@require_GET
def notice_list(request: PersonRequest) -> HttpResponse:
    told = queries.told_to(request.user, reader=request.actor, on=timezone.localdate())
    context = {"told": told, "fresh": sum(one.notice.read_at is None for one in told)}
    return render(request, "notices/list.html", context)


@person_view
@require_POST
def open_notice(request: PersonRequest, key: str) -> HttpResponse:
    """One click: the notice is read, the page where the matter is done opens."""
    notice = existing(queries.notice_by_key(request.user, key))
    actions.read_notice(request.actor, notice=notice)
    return redirect(notice.href)


@person_view
@require_POST
def read_all(request: PersonRequest) -> HttpResponse:
    actions.read_all(request.actor, account=request.user)
    messages.success(request, _("Everything is marked as read."))
    return redirect("notices:list")


@person_view
@require_http_methods(["GET", "POST"])
def preferences(request: PersonRequest) -> HttpResponse:
    wish = queries.preference_of(request.user)
    bound = request.POST if request.method == "POST" else None
    form = PreferenceForm(bound, initial=PreferenceForm.values_of(wish))
    if form.is_bound and form.is_valid():
        actions.choose_mail(request.actor, account=request.user, wish=form.wish())
        messages.success(request, _("Saved."))
        return redirect("notices:preferences")
    return render(request, "notices/preferences.html", {"form": form, "refused_at": wish.refused_at})
