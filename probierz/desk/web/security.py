"""What stands before the pages of allauth: doors that stay closed here, and a rule of our own."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from probierz.access.doors import person_view, public_view
from probierz.access.requests import PersonRequest


@public_view("Accounts begin with an invitation; the address is the one that was invited.")
def closed(request: HttpRequest, **names: str) -> HttpResponse:
    """Sign-up and change of address, which the library would offer."""
    raise Http404(_("There is no such page."))


@person_view
@require_http_methods(["GET", "POST"])
def remove_passkey(request: PersonRequest, pk: int) -> HttpResponse:
    """The library removes any passkey; here the last second step stays while an office asks for one."""
    passkey = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    second_step = get_adapter()
    if second_step.can_delete_authenticator(passkey):
        answer: HttpResponse = remove_webauthn(request, pk=pk)
        return answer
    messages.warning(request, second_step.error_messages["cannot_delete_authenticator"])
    return redirect("mfa_list_webauthn")
