"""The forms of allauth with our words: one label each, a hint that helps, no words inside the fields."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
CODE = _("Code")
NAME = _("Name of the passkey")
HOW_LONG = _("At least 12 characters. A few words that do not belong together are easy to remember and hard to guess.")
ANY_CODE = _("Six digits from the app, or one of your recovery codes.")
NO_ANSWER = _("The device gave no answer. Try again.")


class CredentialField(forms.JSONField):
    """What a passkey answered. The library trusts its shape, and anybody may send anything."""

    widget = forms.HiddenInput
    default_error_messages: ClassVar[dict[str, Any]] = {"required": NO_ANSWER, "invalid": NO_ANSWER}

    def to_python(self, value: Any) -> Any:
        try:
            answer = super().to_python(value)
        except (ValueError, RecursionError):
            answer = value
        if value not in self.empty_values and not _is_answer(answer):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return answer

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial  # a refused answer is not sent again; the device is asked anew


def _is_answer(answer: Any) -> bool:
    """The members that WebAuthn gives every credential."""
    names = ("id", "rawId", "type")
    return (
        isinstance(answer, dict)
        and all(isinstance(answer.get(name), str) for name in names)
        and isinstance(answer.get("response"), dict)
    )


def _speak(form: forms.Form, **labels: Any) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    if "credential" in form.fields:
        form.fields["credential"] = CredentialField()


def _ask_for_code(form: forms.Form, hint: Any) -> None:
    _speak(form, code=CODE)
    form.fields["code"].help_text = hint
    form.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class LoginForm(account.LoginForm):  # type: ignore[misc] # allauth ships no types
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, login=EMAIL, password=PASSWORD)
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The present password and the new one, once: it can be shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _speak(self, oldpassword=_("Present password"), password1=NEW_PASSWORD)
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = HOW_LONG


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, email=EMAIL)


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, after the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        _speak(self, password1=NEW_PASSWORD)
        self.fields["password1"].help_text = HOW_LONG


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, password=PASSWORD)
        self.fields["password"].help_text = ""


class AuthenticateForm(second_step.AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, ANY_CODE)


class ReauthenticateByCodeForm(second_step.ReauthenticateForm):  # type: ignore[misc]
    """The code once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, ANY_CODE)


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code proves that the app knows the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Six digits; a new code comes every 30 seconds."))


class AddPasskeyForm(passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A name, and whether the key may replace the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, name=NAME, passwordless=_("Log in with this passkey alone, without the password"))
        self.fields["name"].help_text = _("So that you can tell your passkeys apart, for example: phone.")
        self.fields["passwordless"].help_text = _("The device then asks for a fingerprint, a face or a PIN each time.")
        self.initial.setdefault("passwordless", True)


class RenamePasskeyForm(passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """Another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self, name=NAME)


class AuthenticateByPasskeyForm(passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """The passkey as second step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self)


class LoginByPasskeyForm(passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """The passkey in place of the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self)


class ReauthenticateByPasskeyForm(passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The passkey once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak(self)
