"""How allauth behaves here: nobody signs up alone, letters speak the reader's language, refusals say what to do."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from probierz.people.models import Account

logger = logging.getLogger("probierz.log-in")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Closes public sign-up; words, letters and redirects are ours."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is wrong. Check both and try again."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("The password is wrong."),
        "incorrect_code": _("The code is wrong. Enter the one that is shown now."),
        "invalid_password_reset": _("This link no longer works."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes and try again."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Probierz: {subject}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of whoever reads it, not of whoever asked."""
        account = Account.objects.filter(email__iexact=email).first()
        with translation.override(account.language if account else translation.get_language()):
            super().send_mail(template_prefix, email, {**context, "address": settings.PROBIERZ_PUBLIC_URL})

    def send_notification_mail(
        self, template_prefix: str, user: Account, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("desk:account")

    def clean_password(self, password: str, user: Account | None = None) -> str:
        """One reason is enough: the others often say the same."""
        try:
            return str(super().clean_password(password, user))
        except ValidationError as refusal:
            raise refusal.error_list[0] from None

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Too many wrong passwords get the page that says how long to wait, and its status."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refusal:
            raise ImmediateHttpResponse(respond_429(request)) from refusal

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        account = Account.objects.filter(email__iexact=credentials.get("email", "")).first()
        logger.warning(
            "Log-in refused: %s from %s", account.key if account else "no account", self.get_client_ip(request)
        )

    def post_login(self, request: HttpRequest, user: Account, **about: Any) -> HttpResponse:
        """From here on the account's own language holds, whoever used this browser before."""
        response: HttpResponse = super().post_login(request, user, **about)
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
        return response
