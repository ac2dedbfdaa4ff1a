"""The first page after log-in, one's own account, and the search."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import person_view
from probierz.access.requests import PersonRequest
from probierz.desk.actions import TokenGone, change_account, make_token, revoke_token
from probierz.desk.queries import duties_for, find, places_of, tokens_of
from probierz.desk.web.forms import AccountForm, TokenForm
from probierz.desk.web.wording import by_urgency


@person_view
@require_GET
def duties(request: PersonRequest) -> HttpResponse:
    found = duties_for(request)
    context = {
        "count": len(found),
        "groups": by_urgency(found),
        "places": places_of(request.actor),
        "second_step": is_mfa_enabled(request.user),
    }
    return render(request, "desk/duties.html", context)


@person_view
@require_GET
def search(request: PersonRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    found = find(request.actor, words)
    return render(request, "desk/search.html", {"words": words, "found": found})


@person_view
@require_http_methods(["GET", "POST"])
def account(request: PersonRequest) -> HttpResponse:
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm.of(request.user)
    if form.is_bound and form.is_valid():
        change_account(request.actor, account=request.user, **form.cleaned_data)
        language = form.cleaned_data["language"]
        with override(language):
            messages.success(request, _("Saved."))
        response = redirect("desk:account")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
        return response
    context = {"form": form, "tokens": tokens_of(request.user), "second_step": is_mfa_enabled(request.user)}
    return render(request, "desk/account.html", context)


@person_view
@require_http_methods(["GET", "POST"])
def new_token(request: PersonRequest) -> HttpResponse:
    form = TokenForm(request.POST or None)
    if form.is_bound and form.is_valid():
        secret = make_token(request.actor, account=request.user, **form.cleaned_data)
        return render(request, "desk/token_made.html", {"secret": secret})
    return render(request, "desk/new_token.html", {"form": form})


@person_view
@require_POST
def end_token(request: PersonRequest, key: str) -> HttpResponse:
    try:
        revoke_token(request.actor, account=request.user, key=key)
    except TokenGone:
        messages.info(request, _("This token was revoked before."))
    else:
        messages.success(request, _("The token no longer works."))
    return redirect("desk:account")
